package dev.percolate.runner.internal;

import dev.percolate.manifest.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Times the steps of one node. Belongs to one thread. */
final class Stopwatch {
  private final Clock clock;
  private final Consumer<String> begins;
  private final Instant started;
  private final List<Timing> timings = new ArrayList<>(2);

  Stopwatch(Clock clock) {
    this(clock, _ -> {});
  }

  /**
   * @param begins told of each step that begins
   */
  Stopwatch(Clock clock, Consumer<String> begins) {
    this.clock = clock;
    this.begins = begins;
    this.started = clock.instant();
  }

  /** Runs a step and notes when it began and ended, also when it fails. */
  <T> T time(String step, Supplier<T> work) {
    begins.accept(step);
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
