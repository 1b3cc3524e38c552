package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** A piece of a template with a frame of its own: the root, a macro, a block, a recursive loop. */
final class Function {
  private final @Nullable Function outer;
  private int slots;

  Function(@Nullable Function outer) {
    this.outer = outer;
  }

  int newSlot() {
    return slots++;
  }

  /** The size of a frame; final once the template is resolved. */
  int slots() {
    return slots;
  }

  /** How many frames outwards the frame of {@code target} is. */
  int depthOf(Function target) {
    int depth = 0;
    Function function = this;
    while (function != target && function != null) {
      depth++;
      function = function.outer;
    }
    return depth;
  }
}
