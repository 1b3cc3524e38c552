package dev.percolate.graph;

import java.util.Arrays;

/**
 * Depth-first search for the first edge that closes a cycle; never recursive. Nodes are started
 * from in their order and edges followed in theirs, so that the cycle is the one that NetworkX's
 * {@code find_cycle} gives.
 */
final class CycleSearch {
  private static final int[] NONE = {};
  private static final byte NEW = 0;
  private static final byte ON_PATH = 1;
  private static final byte DONE = 2;

  private final int[] offsets;
  private final int[] targets;
  private final byte[] state;
  private final int[] path;
  private final int[] nextEdge;

  private CycleSearch(Adjacency rows) {
    this.offsets = rows.offsets;
    this.targets = rows.targets;
    this.state = new byte[rows.size()];
    this.path = new int[rows.size()];
    this.nextEdge = new int[rows.size()];
  }

  /** The nodes of the first cycle, starting where it closes; empty when there is none. */
  static int[] of(Adjacency rows) {
    CycleSearch search = new CycleSearch(rows);
    for (int start = 0; start < search.state.length; start++) {
      if (search.state[start] == NEW) {
        int[] cycle = search.from(start);
        if (cycle.length > 0) {
          return cycle;
        }
      }
    }
    return NONE;
  }

  private int[] from(int start) {
    int depth = enter(start, 0);
    while (depth > 0) {
      int node = path[depth - 1];
      int end = offsets[node + 1];
      int edge = nextEdge[node];
      while (edge < end && state[targets[edge]] == DONE) {
        edge++;
      }
      if (edge == end) {
        state[node] = DONE;
        depth--;
        continue;
      }
      nextEdge[node] = edge + 1;
      int target = targets[edge];
      if (state[target] == ON_PATH) {
        return closedAt(target, depth);
      }
      depth = enter(target, depth);
    }
    return NONE;
  }

  private int enter(int node, int depth) {
    state[node] = ON_PATH;
    nextEdge[node] = offsets[node];
    path[depth] = node;
    return depth + 1;
  }

  private int[] closedAt(int target, int depth) {
    int at = 0;
    while (path[at] != target) {
      at++;
    }
    return Arrays.copyOfRange(path, at, depth);
  }
}
