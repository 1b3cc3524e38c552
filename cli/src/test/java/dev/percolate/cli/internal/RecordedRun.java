package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small project, command lines, queries, and what dbt-core 1.12.6 printed and built.
 * recorder/record_runs.py tells the format of the files; what was found instead lies in {@code
 * target}, ready for diff.
 *
 * @param golden the recorded file
 * @param folder an empty folder to run in
 * @param profiles the text of profiles.yml
 */
record RecordedRun(Path golden, Path folder, String profiles) {
  private static final Pattern NOISE =
      Pattern.compile(
          "Running with dbt|Registered adapter|Unable to do partial pars|Found \\d|CANCEL query");

  /** The rows of a query as lines. */
  interface Query {
    List<String> rows(String sql) throws SQLException;
  }

  static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  void replay(Query query) throws IOException, SQLException {
    replay(query, this::console);
  }

  /** Shows what a command printed. */
  interface Show {
    List<String> lines(String printed);
  }

  void replay(Query query, Show console) throws IOException, SQLException {
    String expected = Files.readString(golden);
    CommandLine line = CommandLine.in(folder);
    line.write("dbt_project.yml", "name: tiny\nprofile: tiny\n");
    line.write("profiles.yml", profiles);
    writeFiles(expected.lines().toList(), line);
    List<String> found = new ArrayList<>();
    boolean hasRun = false;

    for (String text : expected.lines().toList()) {
      boolean isCommand = text.startsWith("$ ");
      hasRun |= isCommand;
      if (isCommand || text.startsWith("? ") || text.startsWith("< ")) {
        found.add(text);
        String rest = text.substring(2);
        found.addAll(
            isCommand
                ? run(line, rest, console)
                : text.charAt(0) == '?' ? query.rows(rest) : show(rest));
      } else if (!hasRun) {
        found.add(text);
      }
    }

    String actual = String.join("\n", found) + "\n";
    Path recorded = Path.of("target", "recorded-" + golden.getParent().getFileName());
    Files.writeString(Files.createDirectories(recorded).resolve(golden.getFileName()), actual);
    assertThat(actual).isEqualTo(expected);
  }

  /** The leaves of a part of a JSON file, of one field or of all, each with its place. */
  private List<String> show(String words) throws IOException {
    String[] parts = words.split(" ", -1);
    Map<?, ?> file = (Map<?, ?>) PythonJson.load(folder.resolve(parts[0]));
    List<String> lines = new ArrayList<>();
    leaves(file.get(parts[1]), parts[1], lines);
    if (parts.length > 2) {
      lines.removeIf(line -> !line.substring(0, line.indexOf(": ")).endsWith("." + parts[2]));
    }
    return lines;
  }

  private static void leaves(@Nullable Object value, String place, List<String> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      new TreeMap<>(map).forEach((key, item) -> leaves(item, place + "." + key, into));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int at = 0; at < list.size(); at++) {
        leaves(list.get(at), place + "." + at, into);
      }
    } else {
      into.add("  " + place + ": " + PythonJson.dumps(value));
    }
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

  private static List<String> run(CommandLine line, String command, Show show) {
    CommandLine.Ran ran = line.run((command + " --no-partial-parse").split(" ", -1));
    List<String> lines = new ArrayList<>();
    lines.add("  exit " + ran.exit());
    lines.addAll(show.lines(ran.printed()));
    return lines;
  }

  private List<String> console(String printed) {
    List<String> lines = new ArrayList<>();
    for (String text : printed.split("\n", -1)) {
      String plain =
          text.replaceAll("^\\d\\d:\\d\\d:\\d\\d  ", "")
              .replaceAll("in \\d+ hours \\d+ minutes and [\\d.]+ seconds \\([\\d.]+s\\)", "in X")
              .replaceAll(" in \\d+\\.\\d\\ds\\]", " in X]")
              // where in the text depends on the white space of built-in macros
              .replaceAll("LINE \\d+: +", "LINE n: ")
              .replace(folder + "/", "");
      if (!NOISE.matcher(plain).lookingAt() && !plain.replace('^', ' ').isBlank()) {
        lines.add("  " + plain.stripTrailing());
      }
    }
    return lines;
  }
}
