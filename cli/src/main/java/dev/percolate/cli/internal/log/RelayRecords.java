package dev.percolate.cli.internal.log;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.PythonJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records that dbt-core reads from a parser it has started: one JSON object a line. It relays
 * the text of messages at their level, and makes a closing line of the invocation's end.
 */
final class RelayRecords {
  /** What dbt-core says itself, about its own run. */
  private static final Set<String> TOLD_BY_CALLER =
      Set.of(
          "MainReportVersion",
          "MainReportArgs",
          "AdapterRegistered",
          "UnableToPartialParse",
          "ParsePerfInfoPath",
          "ArtifactWritten",
          "FoundStats",
          "CommandCompleted",
          "MainStackTrace");

  private final String traceId;
  private int warnings;
  private int errors;

  RelayRecords(String invocationId) {
    traceId = invocationId.replace("-", "");
  }

  /** The record of an event, or null for one that dbt-core tells itself. */
  synchronized @Nullable String message(Event event, Instant now) {
    if (TOLD_BY_CALLER.contains(event.name())) {
      return null;
    }
    warnings += event.level() == Level.WARN ? 1 : 0;
    errors += event.level() == Level.ERROR ? 1 : 0;
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("record_type", "LogRecord");
    line.put("time_unix_nano", nanos(now));
    line.put("trace_id", traceId);
    line.put("severity_number", severity(event.level()));
    line.put("severity_text", event.level() == Level.TEST ? "DEBUG" : event.level().name());
    line.put("body", body(event));
    line.put("event_type", "v1.public.events.fusion.log.UserLogMessage");
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("dbt_core_event_code", event.code());
    line.put("attributes", attributes);
    return PythonJson.dumps(line);
  }

  /** The record of the end of the invocation. */
  synchronized String end(String command, @Nullable String target, Instant start, Instant now) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("command", command);
    if (target != null) {
      arguments.put("target", target);
    }
    Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
    metrics.put("total_warnings", Integer.toString(warnings));
    metrics.put("total_errors", Integer.toString(errors));
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("eval_args", arguments);
    attributes.put("metrics", metrics);
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("record_type", "SpanEnd");
    line.put("trace_id", traceId);
    line.put("start_time_unix_nano", nanos(start));
    line.put("end_time_unix_nano", nanos(now));
    line.put("event_type", "v1.public.events.fusion.invocation.Invocation");
    line.put("attributes", attributes);
    return PythonJson.dumps(line);
  }

  /** The text without colours and without the word that dbt-core puts before it again. */
  private static String body(Event event) {
    String text = LineFormat.strip(event.message());
    String tag = "[" + (event.level() == Level.WARN ? "WARNING" : "ERROR") + "]";
    if (!text.startsWith(tag)) {
      return text;
    }
    return text.startsWith(": ", tag.length())
        ? text.substring(tag.length() + 2)
        : text.substring(tag.length());
  }

  private static long severity(Level level) {
    return switch (level) {
      case DEBUG, TEST -> 5;
      case INFO -> 9;
      case WARN -> 13;
      case ERROR -> 17;
    };
  }

  /** As the text of a 64 bit number, which JSON's readers may not hold. */
  private static String nanos(Instant time) {
    return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
  }
}
