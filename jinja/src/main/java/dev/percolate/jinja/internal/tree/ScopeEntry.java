package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;

/** Gives the variables of a scope their first values. */
final class ScopeEntry {
  static final int UNDEFINED = -1;
  static final int GLOBAL = -2;
  static final ScopeEntry NOTHING = new ScopeEntry(new int[0]);

  /**
   * Three numbers for each variable: its slot; depth of the source frame or a constant above; slot
   * or number of the source.
   */
  private final int[] loads;

  ScopeEntry(int[] loads) {
    this.loads = loads;
  }

  void enter(Frame frame) {
    for (int i = 0; i < loads.length; i += 3) {
      int from = loads[i + 1];
      frame.slots[loads[i]] =
          switch (from) {
            case UNDEFINED -> Missing.MISSING;
            case GLOBAL -> frame.run.global(loads[i + 2]);
            default -> frame.outer(from).slots[loads[i + 2]];
          };
    }
  }
}
