package dev.percolate.runner.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.PythonTime;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Timing;
import dev.percolate.runner.NodeResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** dbt's debug events of what nodes go through. Safe for use by many threads. */
final class NodeEvents {
  private final EventSink sink;
  private final Clock clock;

  NodeEvents(EventSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** Does all the work on a node, which ends with a result. */
  NodeResult during(GraphNode node, Function<NodeProgress, NodeResult> work) {
    NodeProgress progress = new NodeProgress(node);
    return EventSubject.during(
        progress,
        () -> {
          progress.started(clock.instant());
          fire("Q024", "NodeStart", "Began running node " + node.uniqueId());
          NodeResult result = work.apply(progress);
          finished(result);
          return result;
        });
  }

  /** A stopwatch that tells of the steps it times. */
  Stopwatch watch(NodeProgress progress) {
    return new Stopwatch(clock, step -> step(progress, step));
  }

  private void step(NodeProgress progress, String step) {
    boolean compiles = step.equals("compile");
    progress.reached(compiles ? "compiling" : "executing");
    fire(
        compiles ? "Q030" : "Q031",
        compiles ? "NodeCompiling" : "NodeExecuting",
        "Began " + (compiles ? "compiling" : "executing") + " node " + progress.node().uniqueId());
  }

  /** Says why the work on the node ends. */
  void failed(String problem) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("exc", problem);
    data.put("exc_info", "");
    fire("W002", "CatchableExceptionOnRun", problem, data);
  }

  /**
   * Says that the work on the node ends for a reason that is no error of dbt's own.
   *
   * @param path of the SQL that ran, or null
   */
  void unhandled(@Nullable String path, String problem) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("build_path", path == null ? "" : path);
    data.put("exc", problem);
    data.put("unique_id", EventSubject.uniqueId());
    EventSubject.addTo(data);
    String where = path == null ? EventSubject.uniqueId() : path;
    sink.fire(
        new Event(
            "W004",
            "GenericExceptionOnRun",
            Level.ERROR,
            "[ERROR]: Unhandled error while executing " + where + "\n" + problem.strip(),
            data));
  }

  private void finished(NodeResult result) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("run_result", fields(result));
    fire("Q025", "NodeFinished", "Finished running node " + result.node().uniqueId(), data);
  }

  /** Says that what depends on a node will be skipped. */
  void skipsChildren(NodeResult result) {
    String status = result.status().word();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("run_result", fields(result));
    data.put("status", status);
    data.put("unique_id", result.node().uniqueId());
    String message =
        "Marking all children of '"
            + result.node().uniqueId()
            + "' to be skipped because of status '"
            + status
            + "'. "
            + (result.message() == null ? "" : " Reason: " + result.message() + ".");
    sink.fire(new Event("Z033", "MarkSkippedChildren", Level.DEBUG, message, data));
  }

  /** A result as events show it. */
  static Map<String, @Nullable Object> fields(NodeResult result) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("adapter_response", NodeProgress.number(result.response()));
    fields.put("execution_time", result.seconds());
    fields.put("message", result.message() == null ? "" : result.message());
    fields.put("num_failures", result.failures() == null ? 0L : result.failures());
    fields.put("status", result.status().word());
    fields.put("thread", result.thread());
    List<Map<String, @Nullable Object>> timings = new ArrayList<>();
    for (Timing timing : result.timing()) {
      Map<String, @Nullable Object> step = new LinkedHashMap<>();
      if (timing.completedAt() != null) {
        step.put("completed_at", PythonTime.utc(timing.completedAt()));
      }
      step.put("name", timing.name());
      if (timing.startedAt() != null) {
        step.put("started_at", PythonTime.utc(timing.startedAt()));
      }
      timings.add(step);
    }
    fields.put("timing_info", timings);
    return fields;
  }

  private void fire(String code, String name, String message) {
    fire(code, name, message, new LinkedHashMap<>());
  }

  private void fire(String code, String name, String message, Map<String, @Nullable Object> data) {
    EventSubject.addTo(data);
    sink.fire(new Event(code, name, Level.DEBUG, message, data));
  }
}
