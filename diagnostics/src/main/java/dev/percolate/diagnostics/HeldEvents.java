package dev.percolate.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event sink before another one that can hold events back, so that pieces of work done at the
 * same time are told of one after the other, in an order of their own. What is fired outside of
 * {@link #during} passes at once. Safe for use by many threads.
 */
public final class HeldEvents implements EventSink {
  private final EventSink target;
  private final ThreadLocal<@Nullable Held> current = new ThreadLocal<>();

  public HeldEvents(EventSink target) {
    this.target = target;
  }

  /** What one piece of work told, and what those told that it waited for. */
  public static final class Held {
    private final List<Object> parts = new ArrayList<>(0);
    private boolean passed;

    private synchronized void add(Object part) {
      parts.add(part);
    }
  }

  @Override
  public void fire(Event event) {
    Held held = current.get();
    if (held == null) {
      target.fire(event);
    } else {
      target.check(event);
      held.add(event);
    }
  }

  @Override
  public void check(Event event) {
    target.check(event);
  }

  /** Does work on this thread whose events are held back. */
  public <T> T during(Held held, Supplier<T> work) {
    Held outer = current.get();
    current.set(held);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  /** Says that what is done on this thread needed another piece of work, which comes first here. */
  public void include(Held other) {
    Held held = current.get();
    if (held == null) {
      pass(other);
    } else {
      held.add(other);
    }
  }

  /** Passes on what was held back, unless that was done before. */
  public void pass(Held held) {
    List<Object> parts;
    synchronized (held) {
      if (held.passed) {
        return;
      }
      held.passed = true;
      parts = new ArrayList<>(held.parts);
      held.parts.clear();
    }
    for (Object part : parts) {
      if (part instanceof Held inner) {
        pass(inner);
      } else {
        target.fire((Event) part);
      }
    }
  }
}
