package dev.percolate.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Depth-first search for the first edge that closes a cycle; never recursive. */
final class CycleSearch {
  private static final byte NEW = 0;
  private static final byte ON_PATH = 1;
  private static final byte DONE = 2;

  private final Adjacency rows;
  private final byte[] state;
  private final int[] path;
  private final int[] nextEdge;

  private CycleSearch(Adjacency rows) {
    this.rows = rows;
    this.state = new byte[rows.size()];
    this.path = new int[rows.size()];
    this.nextEdge = new int[rows.size()];
  }

  /** The nodes of the first cycle, starting where it closes; empty when there is none. */
  static List<Integer> of(Adjacency rows) {
    CycleSearch search = new CycleSearch(rows);
    for (int start = 0; start < rows.size(); start++) {
      if (search.state[start] == NEW) {
        List<Integer> cycle = search.from(start);
        if (!cycle.isEmpty()) {
          return cycle;
        }
      }
    }
    return List.of();
  }

  private List<Integer> from(int start) {
    int depth = enter(start, 0);
    while (depth > 0) {
      int node = path[depth - 1];
      if (nextEdge[node] == rows.end(node)) {
        state[node] = DONE;
        depth--;
        continue;
      }
      int target = rows.target(nextEdge[node]++);
      if (state[target] == ON_PATH) {
        return closedAt(target, depth);
      }
      if (state[target] == NEW) {
        depth = enter(target, depth);
      }
    }
    return List.of();
  }

  private int enter(int node, int depth) {
    state[node] = ON_PATH;
    nextEdge[node] = rows.start(node);
    path[depth] = node;
    return depth + 1;
  }

  private List<Integer> closedAt(int target, int depth) {
    List<Integer> cycle = new ArrayList<>();
    int[] taken = Arrays.copyOf(path, depth);
    int at = 0;
    while (taken[at] != target) {
      at++;
    }
    for (; at < depth; at++) {
      cycle.add(taken[at]);
    }
    return cycle;
  }
}
