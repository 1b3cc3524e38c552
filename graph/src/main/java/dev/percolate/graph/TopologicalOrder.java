package dev.percolate.graph;

import java.util.Arrays;

/**
 * Nodes grouped by level: level 0 has no parents, every other node stands one level below its
 * lowest parent (Kahn's algorithm). The order within a level is that of NetworkX's {@code
 * topological_generations} and of dbt's queue: nodes of level 0 by number, all others in the order
 * in which their last parent released them. Nodes on a cycle or behind one have no level.
 */
public final class TopologicalOrder {
  private final int[] nodes;
  private final int[] starts;
  private final int size;

  private TopologicalOrder(int[] nodes, int[] starts, int size) {
    this.nodes = nodes;
    this.starts = starts;
    this.size = size;
  }

  static TopologicalOrder of(Adjacency children, Adjacency parents) {
    int size = children.size();
    int[] offsets = children.offsets;
    int[] targets = children.targets;
    int[] waiting = new int[size];
    int[] queue = new int[size];
    int tail = 0;
    for (int n = 0; n < size; n++) {
      waiting[n] = parents.degree(n);
      if (waiting[n] == 0) {
        queue[tail++] = n;
      }
    }
    int[] starts = new int[16];
    int levels = 0;
    for (int head = 0; head < tail; ) {
      if (levels + 1 == starts.length) {
        starts = Arrays.copyOf(starts, levels * 2 + 2);
      }
      starts[levels++] = head;
      for (int end = tail; head < end; head++) {
        int node = queue[head];
        for (int e = offsets[node]; e < offsets[node + 1]; e++) {
          if (--waiting[targets[e]] == 0) {
            queue[tail++] = targets[e];
          }
        }
      }
    }
    starts[levels] = tail;
    return new TopologicalOrder(queue, Arrays.copyOf(starts, levels + 1), tail);
  }

  /** How many nodes have a level: all of them when there is no cycle. */
  public int size() {
    return size;
  }

  /** Whether every node has a level, that is whether there is no cycle. */
  public boolean isComplete() {
    return size == nodes.length;
  }

  public int levelCount() {
    return starts.length - 1;
  }

  /** The node at a place of the whole order. */
  public int node(int place) {
    return nodes[place];
  }

  /** The nodes of one level, in a new array. */
  public int[] level(int level) {
    return Arrays.copyOfRange(nodes, starts[level], starts[level + 1]);
  }

  /**
   * The level of every node, which is its score in dbt's queue (the lowest runs first); -1 for
   * nodes without a level.
   */
  public int[] scores() {
    int[] scores = new int[nodes.length];
    if (!isComplete()) {
      Arrays.fill(scores, -1);
    }
    for (int level = 0; level < levelCount(); level++) {
      for (int i = starts[level]; i < starts[level + 1]; i++) {
        scores[nodes[i]] = level;
      }
    }
    return scores;
  }
}
