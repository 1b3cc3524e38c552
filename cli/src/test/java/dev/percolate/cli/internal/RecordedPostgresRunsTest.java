package dev.percolate.cli.internal;

import dev.percolate.manifest.PythonJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With dbt-postgres 1.11.0, on a server of the test's own. */
class RecordedPostgresRunsTest {
  private static final Path RUNS = Path.of("src", "test", "golden", "runs-postgres");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: postgres, host: localhost, port: %d, user:"
          + " postgres, pass: postgres, dbname: postgres, schema: tiny, threads: 1}}}";

  private static EmbeddedPostgres server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("timezone", "UTC")
            .setServerConfig("log_timezone", "UTC")
            .start();
    execute("create role dbt_reader");
    execute("create role dbt_writer");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("drop schema if exists tiny cascade");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Stream<String> runs() throws IOException {
    return RecordedRun.names(RUNS);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void printsAndBuildsWhatDbtDoes(String name) throws IOException, SQLException {
    new RecordedRun(RUNS.resolve(name), folder, PROFILES.formatted(server.getPort()))
        .replay(RecordedPostgresRunsTest::query);
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select q::text from (" + sql + ") q")) {
      while (rows.next()) {
        lines.add("  " + PythonJson.dumps(List.of(rows.getString(1))));
      }
    }
    return lines;
  }
}
