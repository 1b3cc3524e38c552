package dev.percolate.cli.internal;

import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With dbt-duckdb 1.11.1. */
class RecordedRunsTest {
  private static final Path RUNS = Path.of("src", "test", "golden", "runs");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: duckdb, path: '%s', schema: main, threads: 1}}}";

  private static final String AS_TEXT = "select columns(*)::varchar from (%s)";

  @TempDir Path folder;

  static Stream<String> runs() throws IOException {
    return RecordedRun.names(RUNS);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void printsAndBuildsWhatDbtDoes(String name) throws IOException, SQLException {
    Path database = folder.resolve("tiny.duckdb");
    new RecordedRun(RUNS.resolve(name), folder, PROFILES.formatted(database))
        .replay(sql -> query(database, sql));
  }

  private static List<String> query(Path database, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(AS_TEXT.formatted(sql))) {
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        lines.add("  " + PythonJson.dumps(row));
      }
    }
    return lines;
  }
}
