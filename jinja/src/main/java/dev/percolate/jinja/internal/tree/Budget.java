package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Limits;
import dev.percolate.jinja.value.PyException;

/** What a render has left of its {@link Limits}. Used by one thread at a time. */
final class Budget {
  private final Limits limits;
  private long steps;
  private int depth;

  Budget(Limits limits) {
    this.limits = limits;
    this.steps = limits.steps();
  }

  /** Counts an iteration or call. */
  void step() {
    if (--steps < 0) {
      throw new PyException(
          PyException.Kind.RUNTIME_ERROR,
          "the template takes more than " + limits.steps() + " steps");
    }
  }

  /** Counts a call; {@link #leave} must follow. */
  void enter() {
    step();
    if (depth >= limits.recursion()) {
      throw new PyException(PyException.Kind.RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    depth++;
  }

  void leave() {
    depth--;
  }
}
