package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What dbt-core 1.12.6 prints and logs; recorder/record_console.py tells the format of the files.
 */
class RecordedConsoleTest {
  private static final Path CONSOLE = Path.of("src", "test", "golden", "console");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: duckdb, path: tiny.duckdb, schema: main, threads:"
          + " 1}}}\n";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
  private static final Pattern EVENT =
      Pattern.compile("(\u001b\\[0m)?\\d\\d:\\d\\d:\\d\\d\\.\\d{6} \\[.*|====.*");
  private static final Pattern LEFT_OUT =
      Pattern.compile("(python|java) (version|path): |os info: ");

  @TempDir Path temp;
  private Path folder = Path.of("");

  static Stream<String> files() throws IOException {
    return RecordedRun.names(CONSOLE);
  }

  @ParameterizedTest
  @MethodSource("files")
  void printsAndLogsWhatDbtDoes(String name) throws IOException {
    folder = temp.toRealPath();
    String expected = Files.readString(CONSOLE.resolve(name));
    CommandLine line = CommandLine.in(folder).home(folder.resolve("home")).colors();
    line.env("DBT_ENGINE_HINTS_ENABLED", "0");
    line.write("dbt_project.yml", "name: tiny\nprofile: tiny\n")
        .write("profiles.yml", database(PROFILES));
    List<String> found = new ArrayList<>();
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    StringBuilder file = null;
    for (String text : expected.lines().toList()) {
      String sign = text.length() < 2 ? text : text.substring(0, 2);
      String rest = text.length() < 3 ? "" : text.substring(2);
      boolean isStep = sign.equals("$ ") || sign.equals("< ") || sign.equals("- ");
      if (isStep) {
        files.forEach((path, contents) -> line.write(path, database(contents.toString())));
        files.clear();
        file = null;
      }
      if (isStep || sign.equals("% ") || sign.equals("==") || file != null) {
        found.add(text);
      }
      switch (sign) {
        case "$ " -> found.addAll(run(line, rest));
        case "< " -> found.addAll(show(rest));
        case "- " -> line.remove(rest);
        case "% " ->
            line.env(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
        case "==" -> {
          file = new StringBuilder();
          files.put(text.substring(3), file);
        }
        default -> {
          if (file != null) {
            file.append(text).append('\n');
          }
        }
      }
    }

    String actual = String.join("\n", found) + "\n";
    Path recorded = Files.createDirectories(Path.of("target", "recorded-console"));
    Files.writeString(recorded.resolve(name), actual);
    assertThat(actual).isEqualTo(expected);
  }

  /** This process has another working directory than the project. */
  private String database(String profiles) {
    return profiles.replaceAll(
        "path: tiny\\.duckdb(?=[,}])", "path: '" + folder.resolve("tiny.duckdb") + "'");
  }

  private List<String> run(CommandLine line, String command) throws IOException {
    Path log = folder.resolve("logs/dbt.log");
    Files.deleteIfExists(log);
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    }
    System.setProperty("percolate.command", "dbt");
    CommandLine caller = command.startsWith("@") ? line.at(words.removeFirst().substring(1)) : line;
    CommandLine.Ran ran;
    try {
      ran = caller.run(words.toArray(new String[0]));
    } finally {
      System.clearProperty("percolate.command");
    }
    List<String> lines = new ArrayList<>();
    lines.add("  exit " + ran.exit());
    lines("|", ran.rawOut(), lines);
    lines("!", ran.rawErr(), lines);
    if (Files.exists(log)) {
      lines(">", events(Files.readString(log)) + "\n", lines);
    }
    return lines;
  }

  /** The events of a log file, without those of level debug. */
  private static String events(String text) {
    List<String> found = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (found.isEmpty() || EVENT.matcher(line).matches()) {
        found.add(line);
      } else {
        found.set(found.size() - 1, found.getLast() + "\n" + line);
      }
    }
    found.removeIf(event -> event.contains(" [debug] "));
    return String.join("\n", found);
  }

  private void lines(String sign, String text, List<String> into) {
    plain(text)
        .lines()
        .filter(line -> !LEFT_OUT.matcher(line).find())
        .forEach(line -> into.add(("  " + sign + " " + line).stripTrailing()));
  }

  private String plain(String text) {
    return text.replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{6}", "X")
        .replaceAll("(?m)^(\u001b\\[0m)?\\d\\d:\\d\\d:\\d\\d  ", "$1X  ")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("in \\d+ hours \\d+ minutes and [\\d.]+ seconds \\([\\d.]+s\\)", "in X")
        .replaceAll(" in \\d+\\.\\d\\ds\\]", " in X]")
        .replaceAll("\\[Thread-\\d+[^\\]]*\\]", "[Thread-N]")
        // where in the text depends on the white space of built-in macros
        .replaceAll("\\n? *\\n *LINE \\d+: .*\\n[ ^]*", "")
        .replaceAll("\\d+ macros", "N macros")
        .replaceAll("\"pid\": \\d+", "\"pid\": 1")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dTXZ", "XZ")
        .replace(folder.resolve("tiny.duckdb").toString(), "tiny.duckdb")
        .replace(folder.toString(), "ROOT")
        .replace('\u001b', '^');
  }

  private record Found(String place, @Nullable Object value) {}

  private List<String> show(String words) {
    String[] keys = words.split(" ", -1);
    List<Found> found = List.of(new Found("", PythonJson.load(folder.resolve(keys[0]))));
    for (int at = 1; at < keys.length; at++) {
      List<Found> inside = new ArrayList<>();
      for (Found one : found) {
        within(one, keys[at], inside);
      }
      found = inside;
    }
    List<String> lines = new ArrayList<>();
    found.forEach(one -> leaves(one.value(), one.place(), lines));
    return lines;
  }

  private static void within(Found outer, String key, List<Found> into) {
    String start = outer.place().isEmpty() ? "" : outer.place() + ".";
    if (outer.value() instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (key.equals("*") || key.equals(name)) {
              into.add(new Found(start + name, value));
            }
          });
    } else if (outer.value() instanceof List<?> list && key.equals("*")) {
      for (int at = 0; at < list.size(); at++) {
        into.add(new Found(start + at, list.get(at)));
      }
    }
  }

  private void leaves(@Nullable Object value, String place, List<String> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      new TreeMap<>(map).forEach((key, item) -> leaves(item, place + "." + key, into));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int at = 0; at < list.size(); at++) {
        leaves(list.get(at), place + "." + at, into);
      }
    } else {
      into.add("  " + place + ": " + plain(PythonJson.dumps(value)));
    }
  }
}
