package dev.percolate.diagnostics;

/** Receives events. Implementations must be safe to call from several threads. */
@FunctionalInterface
public interface EventSink {
  /**
   * Drops everything. No constant: the JVM keeps no lambdas in its cache for an interface that has
   * something to initialise.
   */
  static EventSink none() {
    return event -> {};
  }

  /**
   * Takes one event; may throw a {@link ProblemException} when a warning is promoted to an error.
   */
  void fire(Event event);

  /**
   * Throws what {@link #fire} would throw, and tells nobody: for events that are passed on later.
   */
  default void check(Event event) {}
}
