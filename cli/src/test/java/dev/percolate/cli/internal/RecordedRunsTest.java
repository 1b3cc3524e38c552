package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small projects, command lines, and what dbt-core 1.12.6 with dbt-duckdb printed and built.
 * recorder/record_runs.py tells the format of the files; what was found instead lies in {@code
 * target/recorded-runs}, ready for diff.
 */
class RecordedRunsTest {
  private static final Path RUNS = Path.of("src", "test", "golden", "runs");
  private static final Path FOUND = Path.of("target", "recorded-runs");
  private static final Pattern NOISE =
      Pattern.compile(
          "Running with dbt|Registered adapter|Unable to do partial pars|Found \\d|CANCEL query");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: duckdb, path: '%s', schema: main, threads: 1}}}";

  private static final String AS_TEXT = "select columns(*)::varchar from (%s)";

  @TempDir Path folder;

  static Stream<String> runs() throws IOException {
    try (Stream<Path> files = Files.list(RUNS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void printsAndBuildsWhatDbtDoes(String name) throws IOException, SQLException {
    String expected = Files.readString(RUNS.resolve(name));
    Path database = folder.resolve("tiny.duckdb");
    CommandLine line = CommandLine.in(folder);
    line.write("dbt_project.yml", "name: tiny\nprofile: tiny\n");
    line.write("profiles.yml", PROFILES.formatted(database));
    writeFiles(expected.lines().toList(), line);
    List<String> found = new ArrayList<>();
    boolean hasRun = false;

    for (String text : expected.lines().toList()) {
      boolean isCommand = text.startsWith("$ ");
      hasRun |= isCommand;
      if (isCommand || text.startsWith("? ")) {
        found.add(text);
        found.addAll(isCommand ? run(line, text.substring(2)) : query(database, text.substring(2)));
      } else if (!hasRun) {
        found.add(text);
      }
    }

    String actual = String.join("\n", found) + "\n";
    Files.writeString(Files.createDirectories(FOUND).resolve(name), actual);
    assertThat(actual).isEqualTo(expected);
  }

  private static void writeFiles(List<String> lines, CommandLine into) {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    StringBuilder file = new StringBuilder();
    for (String text : lines) {
      if (text.startsWith("$ ")) {
        break;
      }
      if (text.startsWith("% ")) {
        int equals = text.indexOf('=');
        into.env(text.substring(2, equals), text.substring(equals + 1));
      } else if (text.startsWith("== ")) {
        file = new StringBuilder();
        files.put(text.substring(3), file);
      } else {
        file.append(text).append('\n');
      }
    }
    files.forEach((path, text) -> write(path, text.toString(), into));
  }

  private static void write(String name, String text, CommandLine into) {
    int arrow = name.indexOf(" -> ");
    if (arrow >= 0) {
      into.link(name.substring(0, arrow), name.substring(arrow + 4));
    } else if (name.endsWith(" crlf")) {
      into.write(name.substring(0, name.length() - 5), text.replace("\n", "\r\n"));
    } else {
      into.write(name, text);
    }
  }

  private List<String> run(CommandLine line, String command) {
    CommandLine.Ran ran = line.run((command + " --no-partial-parse").split(" ", -1));
    List<String> lines = new ArrayList<>();
    lines.add("  exit " + ran.exit());
    for (String text : ran.printed().split("\n", -1)) {
      String plain =
          text.replaceAll("^\\d\\d:\\d\\d:\\d\\d  ", "")
              .replaceAll("in \\d+ hours \\d+ minutes and [\\d.]+ seconds \\([\\d.]+s\\)", "in X")
              .replaceAll(" in \\d+\\.\\d\\ds\\]", " in X]")
              .replace(folder + "/", "");
      if (!NOISE.matcher(plain).lookingAt() && !plain.isBlank()) {
        lines.add("  " + plain.stripTrailing());
      }
    }
    return lines;
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
