package dev.percolate.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Adjacency} of rows that come one after the other, each target once in a row. */
final class RowsInOrder {
  private final int[] offsets;
  private int rows;
  private int[] targets;
  private byte @Nullable [] types;
  private int count;

  RowsInOrder(int nodes) {
    this.offsets = new int[nodes + 1];
    this.targets = new int[Math.max(16, nodes * 2)];
  }

  void add(int target, byte type) {
    if (count == targets.length) {
      targets = Arrays.copyOf(targets, count * 2);
      types = types == null ? null : Arrays.copyOf(types, count * 2);
    }
    if (type != EdgeTypes.PLAIN && types == null) {
      types = new byte[targets.length];
    }
    if (types != null) {
      types[count] = type;
    }
    targets[count++] = target;
  }

  void endRow() {
    offsets[++rows] = count;
  }

  Adjacency build() {
    return new Adjacency(
        offsets, Arrays.copyOf(targets, count), types == null ? null : Arrays.copyOf(types, count));
  }
}
