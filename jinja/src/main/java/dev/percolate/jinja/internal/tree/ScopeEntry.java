package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;

/** Gives the variables of a scope their first values. */
final class ScopeEntry {
  static final int UNDEFINED = -1;
  static final int GLOBAL = -2;
  static final ScopeEntry NOTHING = new ScopeEntry(new int[0][]);

  /** Slot; depth of the source frame or a constant above; slot or number of the source. */
  private final int[][] loads;

  ScopeEntry(int[][] loads) {
    this.loads = loads;
  }

  void enter(Frame frame) {
    for (int[] load : loads) {
      frame.slots[load[0]] =
          switch (load[1]) {
            case UNDEFINED -> Missing.MISSING;
            case GLOBAL -> frame.run.global(load[2]);
            default -> frame.outer(load[1]).slots[load[2]];
          };
    }
  }
}
