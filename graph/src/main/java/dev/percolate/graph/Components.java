package dev.percolate.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Strongly connected components by Tarjan's algorithm; never recursive. */
final class Components {
  private static final int CLOSED = Integer.MAX_VALUE;

  private final int[] offsets;
  private final int[] targets;
  // 1 + the order of discovery; 0 for a node not seen yet
  private final int[] order;
  // the earliest open node a node leads back to
  private final int[] low;
  private final int[] nextEdge;
  private final int[] path;
  private final int[] open;
  private final List<int[]> found = new ArrayList<>();
  private int discovered;
  private int opened;

  private Components(Adjacency rows) {
    int size = rows.size();
    this.offsets = rows.offsets;
    this.targets = rows.targets;
    this.order = new int[size];
    this.low = new int[size];
    this.nextEdge = new int[size];
    this.path = new int[size];
    this.open = new int[size];
  }

  /** All components, each ascending; a component comes after every other one it leads to. */
  static List<int[]> of(Adjacency rows) {
    Components search = new Components(rows);
    for (int start = 0; start < rows.size(); start++) {
      if (search.order[start] == 0) {
        search.from(start);
      }
    }
    return search.found;
  }

  private void from(int start) {
    int depth = enter(start, 0);
    while (depth > 0) {
      int node = path[depth - 1];
      if (nextEdge[node] == offsets[node + 1]) {
        depth--;
        if (depth > 0) {
          int parent = path[depth - 1];
          low[parent] = Math.min(low[parent], low[node]);
        }
        if (low[node] == order[node]) {
          close(node);
        }
        continue;
      }
      int target = targets[nextEdge[node]++];
      if (order[target] == 0) {
        depth = enter(target, depth);
      } else {
        low[node] = Math.min(low[node], low[target]);
      }
    }
  }

  private int enter(int node, int depth) {
    order[node] = ++discovered;
    low[node] = discovered;
    nextEdge[node] = offsets[node];
    open[opened++] = node;
    path[depth] = node;
    return depth + 1;
  }

  /** Takes the component that {@code root} was found first of. */
  private void close(int root) {
    int start = opened;
    do {
      start--;
      low[open[start]] = CLOSED;
    } while (open[start] != root);
    int[] members = Arrays.copyOfRange(open, start, opened);
    opened = start;
    Arrays.sort(members);
    found.add(members);
  }
}
