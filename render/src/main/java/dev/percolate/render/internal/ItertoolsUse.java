package dev.percolate.render.internal;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.Deprecation;
import dev.percolate.project.Flags;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells that {@code modules.itertools} is deprecated, once unless all are to be told. */
final class ItertoolsUse implements Runnable {
  private final Flags flags;
  private final EventSink events;
  private final AtomicBoolean isTold = new AtomicBoolean();

  ItertoolsUse(Flags flags, EventSink events) {
    this.flags = flags;
    this.events = events;
  }

  @Override
  public void run() {
    if (!isTold.getAndSet(true) || flags.is("show_all_deprecations")) {
      events.fire(
          Deprecation.event(
              "D034",
              "ModulesItertoolsUsageDeprecation",
              "Usage of itertools modules is deprecated. Please use the built-in functions"
                  + " instead.",
              true,
              flags,
              Map.of()));
    }
  }
}
