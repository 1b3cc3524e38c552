package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** The variables of one running function; inner functions see those of the outer ones. */
public final class Frame {
  final @Nullable Object[] slots;
  final Run run;
  private final @Nullable Frame outer;

  Frame(int slots, @Nullable Frame outer, Run run) {
    this.slots = new @Nullable Object[slots];
    this.outer = outer;
    this.run = run;
  }

  Frame outer() {
    if (outer == null) {
      throw new IllegalStateException("a variable of a frame that does not exist");
    }
    return outer;
  }

  Frame outer(int depth) {
    Frame frame = this;
    for (int i = depth; i > 0; i--) {
      frame = frame.outer();
    }
    return frame;
  }

  /** Whether constants are being computed before any render. */
  boolean isFolding() {
    return run.isFolding();
  }
}
