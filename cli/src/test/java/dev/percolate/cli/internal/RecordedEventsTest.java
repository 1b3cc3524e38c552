package dev.percolate.cli.internal;

import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of dbt-core 1.12.6 as JSON; recorder/record_events.py tells what is compared. */
class RecordedEventsTest {
  private static final Path EVENTS = Path.of("src", "test", "golden", "events");
  private static final String PROFILES =
      "tiny: {target: dev, outputs: {dev: {type: duckdb, path: '%s', schema: main, threads: 1}}}";

  private static final Set<String> LEFT_OUT =
      Set.of(
          "FlushEvents",
          "MainReportArgs",
          "ResourceReport",
          "SchemaCreation",
          "StateCheckVarsHash",
          "ConnectionClosedInCleanup",
          "ConnectionLeftOpenInCleanup",
          "FoundStats",
          "CacheMiss",
          "ListRelations",
          "SQLCommit",
          "Rollback",
          "ConnectionReused",
          "NewConnection",
          "ConnectionClosed",
          "BehaviorChangeEvent",
          "UnableToPartialParse",
          "LogDebugStackTrace",
          "MainStackTrace",
          "MicrobatchExecutionDebug");
  private static final Set<String> OF_CONNECTIONS =
      Set.of("ConnectionUsed", "SQLQuery", "NewConnectionOpening", "SQLQueryStatus");
  private static final Set<String> SECONDS = Set.of("execution_time", "elapsed", "elapsed_time");
  private static final Pattern ENDING = Pattern.compile("\\.* \\[(RUN|.* in \\d+\\.\\d\\ds)\\]");

  @TempDir Path folder;

  static Stream<String> events() throws IOException {
    return RecordedRun.names(EVENTS);
  }

  @ParameterizedTest
  @MethodSource("events")
  void tellsTheEventsThatDbtTells(String name) throws IOException, SQLException {
    Path database = folder.resolve("tiny.duckdb");
    new RecordedRun(EVENTS.resolve(name), folder, PROFILES.formatted(database))
        .replay(_ -> List.of(), this::lines);
  }

  private List<String> lines(String printed) {
    List<String> lines = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Set<String> connections = new TreeSet<>();
    for (String text : printed.split("\n")) {
      if (!text.startsWith("{")) {
        lines.add("  " + text);
        continue;
      }
      Map<?, ?> event = (Map<?, ?>) PythonJson.loads(text);
      Map<?, ?> info = (Map<?, ?>) event.get("info");
      Map<?, ?> data = (Map<?, ?>) event.get("data");
      String name = String.valueOf(info.get("name"));
      Map<?, ?> node = (Map<?, ?>) data.get("node_info");
      if (LEFT_OUT.contains(name) || (OF_CONNECTIONS.contains(name) && node == null)) {
        continue;
      }
      String status = node == null ? "" : node.get("unique_id") + " " + node.get("node_status");
      if (OF_CONNECTIONS.contains(name)) {
        List<String> keys = data.keySet().stream().map(String::valueOf).sorted().toList();
        connections.add("  " + name + " " + status + " " + String.join(", ", keys));
        continue;
      }
      if (name.equals("LogTestResult") && "unit_test".equals(node.get("resource_type"))) {
        lines.add(line(info, data, String.valueOf(node.get("unique_id"))));
      } else {
        lines.add(line(info, data, node != null && !told.add(status) ? status : null));
      }
    }
    lines.addAll(connections);
    return lines;
  }

  private String line(Map<?, ?> info, Map<?, ?> data, String status) {
    Map<String, Object> fields = new TreeMap<>(stable(data));
    if (status != null) {
      fields.put("node_info", status);
    }
    boolean isMark = info.get("name").equals("MarkSkippedChildren");
    Object thread = isMark ? "" : info.get("thread");
    String message = text(String.valueOf(info.get("msg")));
    return "  %s %s %s %s %s"
        .formatted(
            info.get("code"),
            info.get("name"),
            info.get("level"),
            thread,
            PythonJson.dumps(List.of(isMark ? message.replaceAll("\\.$", "") : message, fields)));
  }

  private Map<String, Object> stable(Map<?, ?> fields) {
    Map<String, Object> found = new TreeMap<>();
    fields.forEach(
        (key, value) -> {
          if (!key.equals("sql")) {
            found.put(String.valueOf(key), stable(String.valueOf(key), value));
          }
        });
    return found;
  }

  private Object stable(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      return stable(map);
    }
    if (value instanceof List<?> items) {
      List<Object> found = new ArrayList<>();
      items.forEach(item -> found.add(stable(key, item)));
      return found;
    }
    if ((key.endsWith("_at") || key.equals("ts")) && value != null && !value.equals("")) {
      return "T";
    }
    if (SECONDS.contains(key)) {
      return "S";
    }
    if (key.equals("exc_info")) {
      return "";
    }
    return value instanceof String text ? text(text) : value;
  }

  private String text(String value) {
    String text =
        value
            .replace(folder + "/", "")
            .replaceAll("(?s)\\s+LINE \\d+: .*|(?<=Error running SQL: ).*", "")
            .replaceAll("in \\d+ hours \\d+ minutes and [\\d.]+ seconds( \\([\\d.]+s\\))?", "in X");
    text =
        ENDING
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        " [" + found.group(1).replaceAll("[\\d.]+s$", "X") + "]"));
    return text.replaceAll("at [\\d:.]+ after [\\d.]+ seconds", "at T after S");
  }
}
