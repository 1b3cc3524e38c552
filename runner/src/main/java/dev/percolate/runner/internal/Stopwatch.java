package dev.percolate.runner.internal;

import dev.percolate.manifest.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times the steps of one node. Belongs to one thread. */
final class Stopwatch {
  private final Clock clock;
  private final Instant started;
  private final List<Timing> timings = new ArrayList<>(2);

  Stopwatch(Clock clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Runs a step and notes when it began and ended, also when it fails. */
  <T> T time(String step, Supplier<T> work) {
    Instant began = clock.instant();
    try {
      return work.get();
    } finally {
      timings.add(new Timing(step, began, clock.instant()));
    }
  }

  List<Timing> timings() {
    return timings;
  }

  double seconds() {
    return Duration.between(started, clock.instant()).toNanos() / 1e9;
  }
}
