package dev.percolate.runner.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Timing;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One of the {@code timing} of a result, as on-run-end hooks see it: dbt's TimingInfo. */
record TimingRow(Timing timing) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "name" -> timing.name();
      case "started_at" -> time(timing.startedAt());
      case "completed_at" -> time(timing.completedAt());
      case "to_dict" -> (PyCallable) _ -> timing.toMap();
      default -> Missing.MISSING;
    };
  }

  // dbt 1.12: without a zone, fixture context_results
  private static @Nullable LocalDateTime time(@Nullable Instant instant) {
    return instant == null
        ? null
        : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  @Override
  public String repr() {
    return "TimingInfo(name="
        + Texts.repr(timing.name())
        + ", started_at="
        + Texts.repr(time(timing.startedAt()))
        + ", completed_at="
        + Texts.repr(time(timing.completedAt()))
        + ")";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.artifacts.schemas.results.TimingInfo";
  }
}
