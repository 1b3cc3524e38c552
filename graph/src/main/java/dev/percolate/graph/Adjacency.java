package dev.percolate.graph;

import java.util.Arrays;

/**
 * Neighbours of every node in compressed rows: those of node {@code n} are {@code
 * targets[offsets[n]..offsets[n + 1]]}, in the order the edges were added.
 */
final class Adjacency {
  private final int[] offsets;
  private final int[] targets;

  private Adjacency(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /** Rows of the edges {@code from[i] -> to[i]}; an edge added twice is kept once. */
  static Adjacency of(int nodes, int[] from, int[] to, int edges) {
    int[] offsets = new int[nodes + 1];
    for (int i = 0; i < edges; i++) {
      offsets[from[i] + 1]++;
    }
    for (int n = 0; n < nodes; n++) {
      offsets[n + 1] += offsets[n];
    }
    int[] targets = new int[edges];
    int[] next = Arrays.copyOf(offsets, nodes);
    for (int i = 0; i < edges; i++) {
      targets[next[from[i]]++] = to[i];
    }
    return distinct(nodes, offsets, targets);
  }

  private static Adjacency distinct(int nodes, int[] offsets, int[] targets) {
    int[] lastRow = new int[nodes];
    Arrays.fill(lastRow, -1);
    int kept = 0;
    int start = 0;
    for (int n = 0; n < nodes; n++) {
      int end = offsets[n + 1];
      for (int i = start; i < end; i++) {
        int target = targets[i];
        if (lastRow[target] != n) {
          lastRow[target] = n;
          targets[kept++] = target;
        }
      }
      start = end;
      offsets[n + 1] = kept;
    }
    return new Adjacency(offsets, kept == targets.length ? targets : Arrays.copyOf(targets, kept));
  }

  /** The same edges the other way round. */
  Adjacency reversed() {
    int nodes = size();
    int[] from = new int[targets.length];
    for (int n = 0; n < nodes; n++) {
      Arrays.fill(from, offsets[n], offsets[n + 1], n);
    }
    return of(nodes, targets, from, targets.length);
  }

  int size() {
    return offsets.length - 1;
  }

  int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  int start(int node) {
    return offsets[node];
  }

  int end(int node) {
    return offsets[node + 1];
  }

  int target(int edge) {
    return targets[edge];
  }
}
