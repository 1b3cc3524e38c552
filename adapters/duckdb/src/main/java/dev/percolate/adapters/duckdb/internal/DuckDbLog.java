package dev.percolate.adapters.duckdb.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the adapter itself has to say, as dbt's adapter logger says it. */
record DuckDbLog(EventSink events) {
  void debug(String message) {
    fire("E001", "AdapterEventDebug", Level.DEBUG, message);
  }

  void warn(String message) {
    fire("E003", "AdapterEventWarning", Level.WARN, message);
  }

  /** A line that a Python model printed. */
  void print(String line) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("msg", line);
    events.fire(new Event("Z052", "PrintEvent", Level.INFO, line, data));
  }

  private void fire(String code, String name, Level level, String message) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("name", "DuckDB");
    data.put("base_msg", message);
    data.put("args", List.of());
    EventSubject.addTo(data);
    events.fire(new Event(code, name, level, "DuckDB adapter: " + message, data));
  }
}
