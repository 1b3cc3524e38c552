package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** dbt's debug events of connections and statements. */
public final class ConnectionEvents {
  /** dbt 1.12: these do not tell of a node. */
  private static final Set<String> WITHOUT_NODE = Set.of("E006", "E007", "E008", "E038", "E039");

  private final EventSink sink;

  public ConnectionEvents(EventSink sink) {
    this.sink = sink;
  }

  public void created(String type, String name) {
    fire(
        "E005",
        "NewConnection",
        "Acquiring new " + type + " connection '" + name + "'",
        fields("conn_type", type, "conn_name", name));
  }

  public void reused(String before, String now) {
    fire(
        "E006",
        "ConnectionReused",
        "Re-using an available connection from the pool (formerly " + before + ", now " + now + ")",
        fields("conn_name", now, "orig_conn_name", before));
  }

  public void cleanup(String name, boolean leftOpen) {
    if (leftOpen) {
      fire(
          "E007",
          "ConnectionLeftOpenInCleanup",
          "Connection '" + name + "' was left open.",
          fields("conn_name", name));
    } else {
      fire(
          "E008",
          "ConnectionClosedInCleanup",
          "Connection '" + name + "' was properly closed.",
          fields("conn_name", name));
    }
  }

  public void rollbackFailed(String name, String reason) {
    fire(
        "E009",
        "RollbackFailed",
        "Failed to rollback '" + name + "'",
        fields("conn_name", name, "exc_info", reason));
  }

  public void closed(String name) {
    fire("E010", "ConnectionClosed", "On " + name + ": Close", fields("conn_name", name));
  }

  public void rollback(String name) {
    fire("E012", "Rollback", "On " + name + ": ROLLBACK", fields("conn_name", name));
  }

  public void used(String type, String name) {
    fire(
        "E015",
        "ConnectionUsed",
        "Using " + type + " connection \"" + name + "\"",
        fields("conn_type", type, "conn_name", name));
  }

  public void query(String name, String sql) {
    fire("E016", "SQLQuery", "On " + name + ": " + sql, fields("conn_name", name, "sql", sql));
  }

  public void status(AdapterResponse response, double seconds) {
    String shown = BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    Map<String, @Nullable Object> data = fields("status", response.message());
    data.put("elapsed", seconds);
    data.put("query_id", response.queryId() == null ? "" : response.queryId());
    fire(
        "E017",
        "SQLQueryStatus",
        "SQL status: " + response.message() + " in " + shown + " seconds",
        data);
  }

  public void code(String name, String code) {
    fire(
        "E038",
        "CodeExecution",
        "On " + name + ": " + code,
        fields("conn_name", name, "code_content", code));
  }

  public void codeStatus(AdapterResponse response, double seconds) {
    // dbt 1.12: rounded to hundredths and shown as Python shows a float
    double shown = BigDecimal.valueOf(seconds).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    Map<String, @Nullable Object> data = fields("status", response.message());
    data.put("elapsed", shown);
    fire(
        "E039",
        "CodeExecutionStatus",
        "Execution status: " + response.message() + " in " + shown + " seconds",
        data);
  }

  public void commit(String name) {
    fire("E018", "SQLCommit", "On " + name + ": COMMIT", fields("conn_name", name));
  }

  public void opening(String state) {
    fire(
        "E037",
        "NewConnectionOpening",
        "Opening a new connection, currently in state " + state,
        fields("connection_state", state));
  }

  private void fire(String code, String name, String message, Map<String, @Nullable Object> data) {
    if (!WITHOUT_NODE.contains(code)) {
      EventSubject.addTo(data);
    }
    sink.fire(new Event(code, name, Level.DEBUG, message, data));
  }

  private static Map<String, @Nullable Object> fields(String... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
