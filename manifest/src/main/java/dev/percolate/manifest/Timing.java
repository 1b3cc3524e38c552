package dev.percolate.manifest;

import dev.percolate.diagnostics.PythonTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a step of a node began and ended.
 *
 * @param name {@code compile} or {@code execute}
 */
public record Timing(String name, @Nullable Instant startedAt, @Nullable Instant completedAt)
    implements Part {

  @Override
  public void fields(FieldSink sink) {
    sink.field("name", name);
    sink.field("started_at", startedAt == null ? null : PythonTime.utc(startedAt));
    sink.field("completed_at", completedAt == null ? null : PythonTime.utc(completedAt));
  }
}
