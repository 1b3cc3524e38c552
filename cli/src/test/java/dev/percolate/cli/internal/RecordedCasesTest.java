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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small projects, command lines, and what dbt-core 1.12.6 with dbt-duckdb printed and built.
 * recorder/record_cases.py tells the format of the files; what was found instead lies in {@code
 * target/recorded-cases}, ready for diff.
 */
class RecordedCasesTest {
  private static final Path RUNS = Path.of("src", "test", "golden", "cases");
  private static final Path FOUND = Path.of("target", "recorded-cases");
  private static final Pattern NOISE =
      Pattern.compile(
          "Running with dbt|Registered adapter|Unable to do partial pars|Found \\d|CANCEL query"
              + "|Performance info");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: duckdb, path: '%s', schema: main, threads: 1}}}";

  private static final String TITLE = "==== ";
  private static final Set<String> SIGNS = Set.of("$ ", "? ", "@ ", "< ", "% ", "=j", "==");
  private static final String AS_TEXT = "select columns(*)::varchar from (%s)";

  @TempDir Path temp;
  private Path folder = Path.of("");

  static Stream<Arguments> runs() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(RUNS)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".txt", "");
        for (String text : Files.readString(file).split("(?m)^(?===== )", -1)) {
          boolean isOnly = !text.startsWith(TITLE);
          String title = isOnly ? name : text.substring(TITLE.length(), text.indexOf('\n'));
          if (!text.isEmpty()) {
            cases.add(
                Arguments.of(name, title, isOnly ? text : text.substring(text.indexOf('\n') + 1)));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("runs")
  void printsAndBuildsWhatDbtDoes(String file, String title, String expected) throws IOException {
    folder = temp.toRealPath();
    Path database = folder.resolve("tiny.duckdb");
    CommandLine line = CommandLine.in(folder);
    line.write("dbt_project.yml", "name: tiny\nprofile: tiny\n");
    line.write("profiles.yml", PROFILES.formatted(database));
    List<String> found = new ArrayList<>();

    follow(expected.lines().toList(), line, found);

    String actual = String.join("\n", found) + "\n";
    Files.writeString(
        Files.createDirectories(FOUND.resolve(file)).resolve(title.replace('/', '_') + ".txt"),
        actual);
    assertThat(actual).isEqualTo(expected);
  }

  private void follow(List<String> lines, CommandLine line, List<String> found) throws IOException {
    StringBuilder text = new StringBuilder();
    String path = "";
    for (String one : lines) {
      String sign = one.length() < 2 ? one : one.substring(0, 2);
      String rest = one.length() < 3 ? "" : one.substring(2).strip();
      boolean isKnown = SIGNS.contains(sign);
      if (isKnown && !path.isEmpty()) {
        write(path, text.toString(), line);
        path = "";
      }
      if (isKnown || !path.isEmpty()) {
        found.add(one);
      }
      switch (sign) {
        case "$ " -> found.addAll(run(line, rest));
        case "? " -> found.addAll(query(folder.resolve("tiny.duckdb"), rest));
        case "@ " -> found.addAll(look(rest));
        case "< " -> found.addAll(show(folder.resolve(rest)));
        case "% " ->
            line.env(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
        case "=j" -> line.write(rest.substring(0, rest.indexOf(' ')), text(rest));
        case "==" -> {
          path = rest;
          text.setLength(0);
        }
        default -> text.append(one).append('\n');
      }
    }
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

  private static List<String> show(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(text -> "  " + text).toList()
        : List.of("  no file");
  }

  private static String text(String rest) {
    return String.valueOf(PythonJson.loads(rest.substring(rest.indexOf(' ') + 1)));
  }

  private List<String> look(String keys) throws IOException {
    Path file = folder.resolve("target/manifest.json");
    if (!Files.exists(file)) {
      return List.of("  no manifest");
    }
    Object value = PythonJson.loads(Files.readString(file).replace(folder.toString(), "ROOT"));
    for (String key : keys.split(" ", -1)) {
      value =
          switch (value) {
            case Map<?, ?> map when key.equals("*") -> new ArrayList<>(map.keySet());
            case Map<?, ?> map when map.containsKey(key) -> map.get(key);
            case List<?> list when Integer.parseInt(key) < list.size() ->
                list.get(Integer.parseInt(key));
            case null, default -> "nothing";
          };
    }
    List<String> lines = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, one) -> {
            if (!key.equals("created_at")) {
              lines.add("  " + key + ": " + PythonJson.dumps(one));
            }
          });
    } else {
      lines.add("  " + PythonJson.dumps(value));
    }
    return lines;
  }

  private List<String> run(CommandLine line, String command) {
    CommandLine.Ran ran = line.run((command + " --no-partial-parse").split(" ", -1));
    List<String> lines = new ArrayList<>();
    lines.add("  exit " + ran.exit());
    for (String text : ran.printed().replaceAll("\u001b\\[\\d+m", "").split("\n", -1)) {
      String plain =
          text.replaceAll("^\\d\\d:\\d\\d:\\d\\d  ", "")
              .replaceAll("in \\d+ hours \\d+ minutes and [\\d.]+ seconds \\([\\d.]+s\\)", "in X")
              .replaceAll(" in \\d+\\.\\d\\ds\\]", " in X]")
              .replace(folder + "/", "")
              .replace(folder.toString(), "ROOT")
              .replaceAll("modification_time=[\\d.]+", "modification_time=X");
      if (!NOISE.matcher(plain).lookingAt() && !plain.isBlank()) {
        lines.add("  " + plain.stripTrailing());
      }
    }
    return lines;
  }

  private static List<String> query(Path database, String sql) {
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
    } catch (SQLException e) {
      return List.of("  no result");
    }
    return lines;
  }
}
