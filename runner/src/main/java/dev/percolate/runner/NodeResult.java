package dev.percolate.runner;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one node.
 *
 * @param seconds how long it took
 * @param response the warehouse's answer as run results show it
 * @param table rows to show, or null
 * @param batches {@code successful} and {@code failed} of a microbatch model, or null
 * @param overloads the same of a function, or null
 */
public record NodeResult(
    GraphNode node,
    NodeStatus status,
    @Nullable String message,
    @Nullable Long failures,
    Map<String, @Nullable Object> response,
    List<Timing> timing,
    String thread,
    double seconds,
    @Nullable ResultTable table,
    @Nullable Map<String, @Nullable Object> batches,
    @Nullable Map<String, @Nullable Object> overloads) {

  public NodeResult {
    response = Collections.unmodifiableMap(new LinkedHashMap<>(response));
    timing = List.copyOf(timing);
  }

  /** A result of something that is done at once. */
  public NodeResult(
      GraphNode node,
      NodeStatus status,
      @Nullable String message,
      @Nullable Long failures,
      Map<String, @Nullable Object> response,
      List<Timing> timing,
      String thread,
      double seconds,
      @Nullable ResultTable table) {
    this(node, status, message, failures, response, timing, thread, seconds, table, null, null);
  }

  /** A result that took no work. */
  public static NodeResult idle(GraphNode node, NodeStatus status, @Nullable String message) {
    return new NodeResult(
        node,
        status,
        message,
        null,
        Map.of(),
        List.of(),
        Thread.currentThread().getName(),
        0,
        null);
  }

  /** The same result with another status and message. */
  public NodeResult with(NodeStatus newStatus, @Nullable String newMessage) {
    return new NodeResult(
        node,
        newStatus,
        newMessage,
        failures,
        response,
        timing,
        thread,
        seconds,
        table,
        batches,
        overloads);
  }
}
