package dev.percolate.runner;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.Flags;
import dev.percolate.runner.internal.InterruptWatch;
import dev.percolate.runner.internal.PreviewLines;

/** A query of {@code show --inline-direct}: run as it is, without parsing the project. */
public final class DirectQuery {
  private final Adapter adapter;
  private final Flags flags;
  private final EventSink events;

  public DirectQuery(Adapter adapter, Flags flags, EventSink events) {
    this.adapter = adapter;
    this.flags = flags;
    this.events = events;
  }

  /** Runs the query and shows its rows. */
  public void show(String sql) {
    ConnectionPool connections = adapter.connections();
    connections.acquire("show");
    ResultTable rows;
    try (InterruptWatch _ = new InterruptWatch(connections)) {
      rows = connections.execute(sql, false, true, Math.max(0, flags.number("limit", 5))).table();
    } finally {
      connections.close();
    }
    new PreviewLines(events, flags, true).table(rows, "direct-query", "direct-query");
  }
}
