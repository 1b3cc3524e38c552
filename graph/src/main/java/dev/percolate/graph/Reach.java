package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Breadth-first search from a set of nodes. */
final class Reach {
  private final Adjacency rows;
  private final byte @Nullable [] types;
  private final long mask;
  private final long[] seen;
  private int[] queue;
  private int tail;

  private Reach(Adjacency rows, long mask, int[] start) {
    this.rows = rows;
    this.types = rows.typesFor(mask);
    this.mask = mask;
    this.seen = new long[(rows.size() + 63) >>> 6];
    this.queue = Arrays.copyOf(start, Math.max(64, start.length * 2));
    this.tail = start.length;
  }

  /**
   * Everything found in at most {@code maxDepth} steps along edges whose type is in {@code mask}. A
   * start node is found only if a followed edge leads to it.
   */
  static BitSet from(Adjacency rows, int[] start, int maxDepth, long mask) {
    if (rows.types == null && (mask & 1L << EdgeTypes.PLAIN) == 0) {
      return new BitSet();
    }
    Reach search = new Reach(rows, mask, start);
    int head = 0;
    for (int depth = 0; head < search.tail && depth < maxDepth; depth++) {
      int end = search.tail;
      while (head < end) {
        search.expand(search.queue[head++]);
      }
    }
    return BitSet.valueOf(search.seen);
  }

  private void expand(int node) {
    int end = rows.offsets[node + 1];
    if (tail + end - rows.offsets[node] > queue.length) {
      queue = Arrays.copyOf(queue, Math.max(queue.length * 2, tail + rows.degree(node)));
    }
    for (int e = rows.offsets[node]; e < end; e++) {
      if (types != null && (mask >>> types[e] & 1) == 0) {
        continue;
      }
      int target = rows.targets[e];
      long bit = 1L << target;
      if ((seen[target >> 6] & bit) == 0) {
        seen[target >> 6] |= bit;
        queue[tail++] = target;
      }
    }
  }
}
