package dev.percolate.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.ProblemException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server. Messages and values recorded from dbt-postgres 1.11.0. */
final class PostgresConnectionTest {
  private static Path socketFolder;
  private static EmbeddedPostgres server;

  private final List<Adapter> open = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    socketFolder = Files.createTempDirectory("pg");
    socketFolder.toFile().setWritable(true, false);
    socketFolder.toFile().setExecutable(true, false);
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("unix_socket_directories", socketFolder.toString())
            .setServerConfig("timezone", "UTC")
            .setServerConfig("log_timezone", "UTC")
            .start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role reader");
      statement.execute("create role writer login password 'secret'");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    Files.deleteIfExists(socketFolder);
  }

  @AfterEach
  void close() {
    open.forEach(Adapter::close);
  }

  private Adapter adapter(Object... fields) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("host", "localhost");
    output.put("port", (long) server.getPort());
    output.put("user", "postgres");
    output.put("pass", "postgres");
    output.put("dbname", "postgres");
    output.put("schema", "public");
    output.put("retries", 0L);
    for (int i = 0; i < fields.length; i += 2) {
      output.put((String) fields[i], fields[i + 1]);
    }
    AdapterFactory factory = AdapterFactory.named("postgres");
    Adapter adapter =
        factory.create(
            factory.credentials(output),
            new AdapterSettings("shop", Map.of(), Path.of("."), _ -> {}));
    open.add(adapter);
    adapter.connections().acquire("master");
    return adapter;
  }

  private static ResultTable query(Adapter adapter, String sql) {
    return adapter.connections().execute(sql, false, true, 0).table();
  }

  private static String setting(Adapter adapter, String expression) {
    return String.valueOf(query(adapter, "select " + expression).row(0).get(0));
  }

  private static String failure(Adapter adapter, String sql) {
    return catchThrowableOfType(ProblemException.class, () -> query(adapter, sql))
        .problem()
        .message();
  }

  // ---- connecting

  @Test
  void theProfilesSettingsReachTheServer() {
    Adapter adapter =
        adapter(
            "search_path",
            "a, b",
            "application_name",
            "nightly run",
            "keepalives_idle",
            7L,
            "connect_timeout",
            3L);
    assertThat(setting(adapter, "current_setting('search_path')")).isEqualTo("a, b");
    assertThat(setting(adapter, "current_setting('application_name')")).isEqualTo("nightly run");
    assertThat(setting(adapter(), "current_setting('application_name')")).isEqualTo("dbt");
    assertThat(setting(adapter, "current_setting('TimeZone')")).isEqualTo("UTC");
  }

  @Test
  void theRoleIsTakenAndLostWithTheTransactionItWasTakenIn() {
    Adapter kept = adapter("role", "reader");
    kept.connections().begin();
    assertThat(setting(kept, "current_user")).isEqualTo("reader");
    kept.connections().commit();
    kept.connections().begin();
    kept.connections().rollbackIfOpen();
    assertThat(setting(kept, "current_user")).isEqualTo("reader");

    Adapter lost = adapter("role", "reader");
    lost.connections().begin();
    failure(lost, "select nothing");
    assertThat(setting(lost, "current_user")).isEqualTo("postgres");
    assertThat(failure(adapter("role", "nobody"), "select 1"))
        .isEqualTo("role \"nobody\" does not exist");
  }

  @Test
  void aFolderAsHostMeansTheSocketFileInIt() {
    Adapter adapter = adapter("host", socketFolder.toString(), "sslmode", "require");
    assertThat(query(adapter, "select inet_server_addr()").row(0).get(0)).isNull();
    // more than one buffer each way
    String text = "x".repeat(300_000);
    assertThat(setting(adapter, "'" + text + "'")).isEqualTo(text);
    assertThat(failure(adapter("host", "/no/such/folder"), "select 1"))
        .isEqualTo(
            "connection to server on socket \"/no/such/folder/.s.PGSQL."
                + server.getPort()
                + "\" failed: No such file or directory\n\tIs the server running locally and"
                + " accepting connections on that socket?");
  }

  @Test
  void aRefusalIsToldAsPostgresOwnClientTellsIt() {
    String at = "connection to server at \"localhost\" (127.0.0.1), port ";
    assertThat(failure(adapter("port", 1L), "select 1"))
        .isEqualTo(
            at
                + "1 failed: Connection refused\n\tIs the server running on that host and"
                + " accepting TCP/IP connections?");
    assertThat(failure(adapter("host", "127.0.0.1", "dbname", "nodb"), "select 1"))
        .isEqualTo(
            "connection to server at \"127.0.0.1\", port "
                + server.getPort()
                + " failed: FATAL:  database \"nodb\" does not exist");
    assertThat(failure(adapter("user", "nobody"), "select 1"))
        .isEqualTo(at + server.getPort() + " failed: FATAL:  role \"nobody\" does not exist");
    assertThat(failure(adapter("host", "nohost.invalid"), "select 1"))
        .isEqualTo(
            "could not translate host name \"nohost.invalid\" to address: Name or service not"
                + " known");
    assertThat(failure(adapter("sslmode", "require"), "select 1"))
        .isEqualTo(
            at + server.getPort() + " failed: server does not support SSL, but SSL was required");
    assertThat(failure(adapter("sslmode", "bogus"), "select 1"))
        .isEqualTo("invalid sslmode value: \"bogus\"");
  }

  @Test
  void aFailedConnectionIsTriedAgain() {
    long start = System.nanoTime();
    failure(adapter("port", 1L, "retries", 1L), "select 1");
    assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
  }

  // ---- values

  @Test
  void everyValueIsThatOfDbtsDriver() throws IOException {
    Adapter adapter = adapter();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/golden/values.tsv"))) {
      String[] expected = line.split("\t", -1);
      ConnectionPool.Query query =
          adapter.connections().addQuery("select " + expected[0] + " as v", false, null, false);
      String type = query.cursor().columnTypes().getFirst();
      ResultTable table = query.cursor().table(0);
      String found =
          String.join(
              "\t", expected[0], type, table.columnTypes().getFirst().className(), table.toJson());
      if (!found.equals(line)) {
        wrong.add(line + "\n  here " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aStatementsResponseIsTheServersTag() {
    Adapter adapter = adapter();
    assertThat(response(adapter, "create table tagged (id int)"))
        .isEqualTo(new AdapterResponse("CREATE TABLE", "CREATE TABLE", -1L, null));
    assertThat(response(adapter, "insert into tagged values (1), (2)"))
        .isEqualTo(new AdapterResponse("INSERT 0 2", "INSERT", 2L, null));
    assertThat(response(adapter, "select * from tagged"))
        .isEqualTo(new AdapterResponse("SELECT 2", "SELECT", 2L, null));
    assertThat(response(adapter, "delete from tagged where id = 1; drop table tagged"))
        .isEqualTo(new AdapterResponse("DROP TABLE", "DROP TABLE", -1L, null));
  }

  private static AdapterResponse response(Adapter adapter, String sql) {
    return adapter.connections().execute(sql, false, false, 0).response();
  }

  @Test
  void theColumnsOfAQueryHaveDbtsNamesOfTypes() {
    List<Column> columns = adapter().columnsInQuery("select 1 as a, 'x'::text as b where false");
    assertThat(columns)
        .extracting(Column::name, Column::dtype)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "INTEGER"),
            org.assertj.core.groups.Tuple.tuple("b", "TEXT"));
  }

  @Test
  void errorsAreToldWithTheirPlaceAndHints() {
    Adapter adapter = adapter();
    assertThat(failure(adapter, "selec 1"))
        .isEqualTo("syntax error at or near \"selec\"\nLINE 1: selec 1\n        ^");
    adapter.connections().release();
    assertThat(
            failure(
                adapter, "do $$ begin raise exception 'boo' using detail='d', hint='h'; end $$"))
        .isEqualTo(
            "boo\nDETAIL:  d\nHINT:  h\nCONTEXT:  PL/pgSQL function inline_code_block line 1 at"
                + " RAISE");
    adapter.connections().release();
    assertThatThrownBy(() -> query(adapter, "-- nothing"))
        .hasMessageContaining("can't execute an empty query");
  }

  // ---- transactions and other sessions

  @Test
  void whatFollowsACommitIsKeptWithoutAnother() {
    Adapter adapter = adapter();
    adapter.connections().begin();
    query(adapter, "create table kept (id int)");
    adapter.connections().commit();
    query(adapter, "alter table kept rename to renamed");
    adapter.connections().release();
    assertThat(setting(adapter(), "to_regclass('renamed')::text")).isEqualTo("renamed");
    query(adapter, "drop table renamed");
  }

  @Test
  void whatWasNeverCommittedIsGone() {
    Adapter adapter = adapter();
    query(adapter, "create table lost (id int)");
    adapter.connections().release();
    assertThat(query(adapter(), "select to_regclass('lost')::text").row(0).get(0)).isNull();
  }

  @Test
  void withAutocommitEveryStatementIsKept() {
    Adapter adapter = adapter("autocommit", true);
    query(adapter, "create table at_once (id int)");
    adapter.connections().release();
    assertThat(setting(adapter(), "to_regclass('at_once')::text")).isEqualTo("at_once");
    query(adapter, "drop table at_once");
  }

  @Test
  void cancellingEndsTheSessionsOfOtherThreads() throws InterruptedException {
    Adapter adapter = adapter();
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<String> message = new AtomicReference<>();
    AtomicReference<String> last = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              adapter.connections().acquire("model.shop.slow");
              query(adapter, "select 1");
              running.countDown();
              message.set(failure(adapter, "select pg_sleep(60)"));
              last.set(failure(adapter, "select 1"));
            });
    worker.start();
    running.await();
    Thread.sleep(200);
    assertThat(adapter.connections().cancelOpen()).containsExactly("model.shop.slow");
    worker.join(10_000);
    assertThat(message.get())
        .isEqualTo(
            "server closed the connection unexpectedly\n\tThis probably means the server"
                + " terminated abnormally\n\tbefore or while processing the request.");
    assertThat(last.get()).isEqualTo("connection already closed");
  }
}
