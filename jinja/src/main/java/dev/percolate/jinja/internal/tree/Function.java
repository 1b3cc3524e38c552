package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** A piece of a template with a frame of its own: the root, a macro, a block, a recursive loop. */
final class Function {
  private final @Nullable Function outer;
  private int slots;
  private int textSize;

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

  /** Says that an output statement of this function writes about so many characters. */
  void writes(int characters) {
    textSize += characters;
  }

  /** About how long the output is when every statement runs once. */
  int textSize() {
    return textSize;
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
