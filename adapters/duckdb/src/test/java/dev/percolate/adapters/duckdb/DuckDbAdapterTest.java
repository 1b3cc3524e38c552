package dev.percolate.adapters.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.IndexConfig;
import dev.percolate.adapters.api.ModelKeys;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.SourceLocation;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbAdapterTest {
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<Adapter> open = new ArrayList<>();

  @TempDir Path directory;

  private Adapter adapter(Map<String, Object> output) {
    AdapterFactory factory = AdapterFactory.named("duckdb");
    Adapter adapter =
        factory.create(
            factory.credentials(output),
            new AdapterSettings("shop", Map.of(), directory, events::add));
    open.add(adapter);
    adapter.connections().acquire("master");
    return adapter;
  }

  private static ResultTable query(Adapter adapter, String sql) {
    return adapter.connections().execute(sql, false, true, 0).table();
  }

  @AfterEach
  void close() {
    open.forEach(Adapter::close);
  }

  @Test
  void anUnknownAdapterTypeIsNamed() {
    assertThatThrownBy(() -> AdapterFactory.named("snowflake"))
        .hasMessage("Could not find adapter type snowflake!");
  }

  @Test
  void createsNothingUntilTheFirstStatement() {
    Adapter adapter = adapter(Map.of("path", "lazy.duckdb"));
    adapter.renderRawModelConstraints(List.of(Map.of("type", "unique", "columns", List.of("a"))));
    assertThat(directory.resolve("lazy.duckdb")).doesNotExist();
    query(adapter, "select 1");
    assertThat(directory.resolve("lazy.duckdb")).exists();
  }

  /** What dbt-duckdb 1.11.1 says: no family line. */
  @Test
  void aDatabaseThatCannotBeOpenedIsToldInItsOwnWords() throws Exception {
    Path text = Files.writeString(directory.resolve("text.duckdb"), "no database, but a text");
    assertThat(refusal(Map.of("path", text.toString())))
        .isEqualTo(
            "IO Error: The file \"%s\" exists, but it is not a valid DuckDB database file!"
                .formatted(text));
    assertThat(refusal(Map.of("path", directory.resolve("none/x.duckdb").toString())))
        .startsWith("IO Error: Cannot open file \"")
        .endsWith("none/x.duckdb\": No such file or directory");
    assertThat(refusal(Map.of("settings", Map.of("nosuch", 1L))))
        .startsWith("Catalog Error: unrecognized configuration parameter \"nosuch\"");
  }

  @Test
  void pluginsThatChangeTheConnectionAreRefused() {
    assertThat(refusal(Map.of("plugins", List.of(Map.of("module", "my_functions")))))
        .isEqualTo(
            "Runtime Error\n  The profile field 'plugins' of the duckdb adapter needs Python and is"
                + " not supported by Percolate");
    Adapter passive = adapter(Map.of("plugins", List.of(Map.of("module", "excel"))));
    assertThat(query(passive, "select 1").rows()).hasSize(1);
  }

  private String refusal(Map<String, Object> output) {
    Adapter adapter = adapter(output);
    return catchThrowableOfType(ProblemException.class, () -> query(adapter, "select 1"))
        .problem()
        .describe();
  }

  @Test
  void valuesAreThoseOfPythonsDriver() {
    // recorded from duckdb 2.0.0 through dbt_common's agate helper
    Adapter adapter = adapter(Map.of());
    String sql =
        """
        select 1::tinyint a, 170141183460469231731687303715884105727::hugeint b,
          0.1::float c, 0.1::double d, 1.50::decimal(5,2) e, date '2020-01-01' f,
          timestamp '2020-01-01 01:02:03.456' g, timestamptz '2020-01-01 01:02:03+02' h,
          time '01:02:03' i, interval '1 year 2 months 3 days 4 hours 5.5 seconds' j,
          [1, 2] k, {'a': 1, 'b': [1.5, null]} l, map {'x': 1, 'y': 2} m,
          '00000000-0000-0000-0000-000000000005'::uuid n, 'ab'::blob o, '1010'::bit p,
          'a'::enum('a','b') q, '{"a": 1}'::json r, null s, true t, 'nan'::double u,
          'infinity'::timestamp v, interval '-1 day' w, sum(1) x, timestamp_ns '2020-01-01' y
        """;
    Adapter utc = adapter(Map.of("settings", Map.of("TimeZone", "UTC")));
    ResultTable table = query(utc, sql);
    List<String> texts = new ArrayList<>();
    for (Object value : table.row(0).values()) {
      texts.add(dev.percolate.adapters.api.Row.text(value));
    }
    assertThat(texts)
        .containsExactly(
            "1",
            "170141183460469231731687303715884105727",
            "0.10000000149011612",
            "0.1",
            "1.50",
            "2020-01-01",
            "2020-01-01 01:02:03.456000",
            "2019-12-31 23:02:03+00:00",
            "01:02:03",
            "423 days, 4:00:05.500000",
            "[1, 2]",
            "{\"a\": 1, \"b\": [1.5, null]}",
            "{\"x\": 1, \"y\": 2}",
            "00000000-0000-0000-0000-000000000005",
            "b'ab'",
            "1010",
            "a",
            "{\"a\": 1}",
            "None",
            "True",
            "nan",
            "9999-12-31 23:59:59.999999",
            "-1 day, 0:00:00",
            "1",
            "2020-01-01 00:00:00");
    assertThat(table.columnTypes().stream().map(Enum::name))
        .containsExactly(
            "INTEGER",
            "INTEGER",
            "NUMBER",
            "NUMBER",
            "NUMBER",
            "DATE",
            "DATE_TIME",
            "DATE_TIME",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "TEXT",
            "INTEGER",
            "BOOLEAN",
            "NUMBER",
            "DATE_TIME",
            "TEXT",
            "INTEGER",
            "DATE_TIME");
    assertThat(query(adapter, "select 1 as a, 2 as a, 3 as a").columnNames())
        .containsExactly("a", "a_2", "a_3");
  }

  @Test
  void timesFollowTheSessionsZone() {
    Adapter adapter = adapter(Map.of("settings", Map.of("TimeZone", "America/New_York")));
    String sql = "select timestamptz '2020-01-01 01:02:03+02' as t";
    assertThat(query(adapter, sql).row(0).get(0)).hasToString("2019-12-31T18:02:03-05:00");
    query(adapter, "set timezone = 'Asia/Tokyo'");
    assertThat(query(adapter, sql).row(0).get(0)).hasToString("2020-01-01T08:02:03+09:00");
  }

  @Test
  void errorsCarryTheEnginesTextAndTheConnectionStaysUsable() {
    Adapter adapter = adapter(Map.of());
    assertThatThrownBy(() -> query(adapter, "select nocol from (select 1 as i) t"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.RUNTIME))
        .hasMessage(
            "Binder Error: Referenced column \"nocol\" not found in FROM clause!\n"
                + "Candidate bindings: \"i\"\n\nLINE 1: select nocol from (select 1 as i) t\n"
                + "               ^^^^^");
    assertThatThrownBy(
            () ->
                query(
                    adapter,
                    "/* {\"app\": \"dbt\"} */\n\n  \n  create view v as (\n"
                        + "    select nocol from (select 1 as i)\n  );\n"))
        .hasMessageContaining("LINE 3:   );\n");
    assertThat(query(adapter, "select 1").size()).isEqualTo(1);
    assertThat(query(adapter, "-- nothing here").size()).isZero();
    assertThat(query(adapter, "select 1; select 2 as b").columnNames()).containsExactly("b");
    query(adapter, "create table t (i int)");
    assertThat(query(adapter, "insert into t values (1), (2)").toCsv()).isEqualTo("Count\n2\n");
  }

  @Test
  void aFailureRollsBackTheOpenTransaction() {
    Adapter adapter = adapter(Map.of());
    adapter.connections().execute("create table t as select 1 as a", true, false, 0);
    assertThat(adapter.connections().current().isTransactionOpen()).isTrue();
    assertThatThrownBy(() -> query(adapter, "select * from nope"))
        .isInstanceOf(ProblemException.class);
    assertThat(adapter.connections().current().isTransactionOpen()).isFalse();
    assertThatThrownBy(() -> query(adapter, "select * from t"))
        .hasMessageContaining("Table with name t does not exist");
    assertThatThrownBy(() -> adapter.connections().commit())
        .hasMessage(
            "Tried to commit transaction on connection \"master\", but it does not have one open!");
    adapter.connections().clearTransaction();
    adapter.connections().release();
    assertThat(events.stream().map(Event::message))
        .containsSubsequence(
            "Acquiring new duckdb connection 'master'",
            "Using duckdb connection \"master\"",
            "On master: BEGIN",
            "Opening a new connection, currently in state init",
            "On master: create table t as select 1 as a",
            "On master: ROLLBACK",
            "On master: COMMIT",
            "On master: Close");
  }

  @Test
  void threadsShareTheDatabaseAndTheFileIsFreeAfterwards() throws Exception {
    Adapter adapter = adapter(Map.of("path", "shared.duckdb"));
    query(adapter, "create table t as select 42 as a");
    AtomicReference<ResultTable> seen = new AtomicReference<>();
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  adapter.connections().acquire("model.shop.a");
                  seen.set(query(adapter, "select * from t"));
                });
    other.join();
    assertThat(seen.get().row(0).get("a")).isEqualTo(42L);
    adapter.close();
    Adapter again = adapter(Map.of("path", "shared.duckdb"));
    assertThat(query(again, "select * from t").size()).isEqualTo(1);
    again.close();
    Files.delete(directory.resolve("shared.duckdb"));
  }

  @Test
  void anotherThreadsQueryCanBeCancelled() throws Exception {
    Adapter adapter = adapter(Map.of());
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<String> failure = new AtomicReference<>("");
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  adapter.connections().acquire("model.shop.slow");
                  query(adapter, "select 1");
                  started.countDown();
                  try {
                    query(adapter, "select count(*) from range(100000000) a, range(100000) b");
                  } catch (ProblemException e) {
                    failure.set(e.getMessage());
                  }
                });
    started.await();
    while (other.isAlive()) {
      Thread.sleep(30);
      assertThat(adapter.connections().cancelOpen()).containsExactly("model.shop.slow");
    }
    assertThat(failure.get()).startsWith("INTERRUPT Error: Interrupted!");
  }

  @Test
  void structColumnsAreFlattened() {
    Adapter adapter = adapter(Map.of());
    List<Column> columns = adapter.columnsInQuery("select 1 as a, {'x': 1, 'y': {'z': 1.5}} as s");
    assertThat(columns.stream().map(c -> c.name() + " " + c.dataType()))
        .containsExactly("a INTEGER", "s.x INTEGER", "s.y.z DECIMAL(2,1)");
    assertThat(adapter.columnClass().column("s", "STRUCT(x INTEGER)"))
        .hasToString(
            "DuckDBColumn(column='s', dtype='STRUCT(x INTEGER)', char_size=None,"
                + " numeric_precision=None, numeric_scale=None, fields=[DuckDBColumn(column='x',"
                + " dtype='INTEGER', char_size=None, numeric_precision=None, numeric_scale=None,"
                + " fields=[])])");
  }

  @Test
  void listedRelationsHaveTheirTypes() {
    Adapter adapter = adapter(Map.of());
    List<Relation> relations =
        adapter.relationsFrom(
            ResultTable.ofText(
                List.of("database", "name", "schema", "type"),
                List.of(
                    List.of("memory", "a", "main", "view"),
                    List.of("memory", "b", "main", "strange"))));
    assertThat(relations.get(0)).hasToString("\"memory\".\"main\".\"a\"");
    assertThat(relations.get(0).type()).isEqualTo(RelationType.VIEW);
    assertThat(relations.get(1).type()).isEqualTo(RelationType.EXTERNAL);
  }

  @Test
  void modelsWithForeignKeysTakeTurns() throws Exception {
    Adapter adapter = adapter(Map.of());
    ModelKeys child = new ModelKeys("memory", "main", "child", Set.of(ConstraintType.FOREIGN_KEY));
    Runnable done = adapter.beforeModel(child);
    CountDownLatch entered = new CountDownLatch(1);
    Thread second =
        Thread.ofPlatform()
            .start(
                () -> {
                  adapter.connections().acquire("model.shop.other");
                  Runnable end = adapter.beforeModel(child);
                  entered.countDown();
                  end.run();
                });
    Thread.sleep(50);
    assertThat(entered.getCount()).isEqualTo(1);
    done.run();
    entered.await();
    second.join();
    query(adapter, "create table parent (id int primary key)");
    assertThat(call(adapter, "catalog_supports_foreign_keys", "memory")).isEqualTo(true);
  }

  private static Object call(Adapter adapter, String method, Object... arguments) {
    return adapter.methods().get(method).body().call(java.util.Arrays.asList(arguments));
  }

  @Test
  void theMethodsOnlyDuckDbHasAnswerAsInDbt() {
    Adapter adapter = adapter(Map.of("external_root", "out"));
    assertThat(call(adapter, "external_root")).isEqualTo("out");
    assertThat(call(adapter, "location_exists", "nope.parquet")).isEqualTo(false);
    Map<String, Object> options = new LinkedHashMap<>(Map.of("delimiter", "|"));
    assertThat(call(adapter, "external_write_options", "a/b.csv.gz", options))
        .isEqualTo("delimiter '|', format csv, compression gzip, header 1");
    assertThat(
            call(
                adapter,
                "external_read_location",
                "out/a",
                Map.of("partition_by", "x,y", "format", "csv")))
        .isEqualTo("out/a/*/*/*.csv");
    IndexConfig index =
        (IndexConfig) call(adapter, "parse_index", Map.of("columns", List.of("a"), "unique", true));
    assertThat(index.columns()).containsExactly("a");
    Relation relation = adapter.relationClass().create("memory", "main", "t", null);
    assertThat(index.render(relation)).matches("[0-9a-f]{32}");
    assertThat(call(adapter, "batch_id_for_model", Map.of())).isEqualTo("");
    assertThat(call(adapter, "get_temp_relation_path", relation, "b1").toString())
        .matches("\\{database=memory, schema=dbt_temp, identifier=t__[0-9a-f]{12}__b1}");
  }

  @Test
  void sourcesMayLieOutsideTheDatabase() {
    Adapter adapter = adapter(Map.of());
    assertThat(external(adapter, Map.of("external_location", "data/{name}.csv")))
        .isEqualTo("'data/orders.csv'");
    assertThat(
            external(
                adapter,
                Map.of("external_location", "read_csv('%(name)s.csv')", "formatter", "oldstyle")))
        .isEqualTo("read_csv('orders.csv')");
    assertThat(external(adapter, Map.of())).isNull();
  }

  private static String external(Adapter adapter, Map<String, Object> meta) {
    return adapter.externalLocation(
        new SourceLocation("orders", "orders", "raw", null, List.of(), meta));
  }

  @Test
  void constraintsAreRenderedWithoutTheCatalogOfTheirTarget() {
    Adapter adapter = adapter(Map.of());
    Map<String, Object> reference =
        Map.of(
            "type",
            "foreign_key",
            "to",
            "\"memory\".\"main\".\"p\"",
            "to_columns",
            List.of("id"),
            "columns",
            List.of("a"),
            "name",
            "fk");
    assertThat(
            adapter.renderRawColumnsConstraints(
                Map.of(
                    "a",
                    Map.of(
                        "name",
                        "a",
                        "data_type",
                        "int",
                        "quote",
                        true,
                        "constraints",
                        List.of(
                            Map.of("type", "not_null"),
                            Map.of("type", "check", "expression", "a > 0"),
                            reference)))))
        .containsExactly("\"a\" int not null check (a > 0) references \"main\".\"p\" (id)");
    assertThat(
            adapter.renderRawModelConstraints(
                List.of(reference, Map.of("type", "primary_key", "columns", List.of("a", "b")))))
        .containsExactly(
            "constraint fk foreign key (a) references \"main\".\"p\" (id)", "primary key (a, b)");
    assertThatThrownBy(() -> adapter.renderRawModelConstraints(List.of(Map.of("type", "strange"))))
        .hasMessage("Could not parse constraint: {'type': 'strange'}");
  }

  @Test
  void bindingsOfAllPlainTypesAreTaken() {
    Adapter adapter = adapter(Map.of());
    query(
        adapter, "create table t (a text, b decimal(9,2), c boolean, d date, e timestamp, f int)");
    List<Object> row = new ArrayList<>();
    row.add("x");
    row.add(new java.math.BigDecimal("1.50"));
    row.add(true);
    row.add(java.time.LocalDate.of(2020, 1, 2));
    row.add(java.time.LocalDateTime.of(2020, 1, 2, 3, 4, 5));
    row.add(null);
    adapter.connections().addQuery("insert into t values (?, ?, ?, ?, ?, ?)", true, row, true);
    adapter.connections().commit();
    assertThat(query(adapter, "select * from t").row(0).values()).isEqualTo(row);
    assertThat(events.stream().map(Event::message))
        .contains("On master: insert into t values (?, ?, ?, ?, ?, ?)...");
  }

  @Test
  void theMacrosAreFound() {
    Adapter adapter = adapter(Map.of());
    assertThat(adapter.macros().name()).isEqualTo("dbt_duckdb");
    assertThat(adapter.macros().files()).contains("macros/adapters.sql");
    assertThat(adapter.macros().text("macros/adapters.sql")).contains("duckdb__create_schema");
  }

  @Test
  void otherDatabasesAreAttached() {
    Adapter adapter =
        adapter(Map.of("attach", List.of(Map.of("path", "other.duckdb", "alias", "other"))));
    query(adapter, "create table other.main.t as select 1 as a");
    assertThat(query(adapter, "select * from other.main.t").size()).isEqualTo(1);
    assertThat(directory.resolve("other.duckdb")).exists();
  }
}
