package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Builds the graph of some nodes in which every path through left-out nodes is one edge: dbt's
 * {@code Graph.get_subset_graph}. From each kept node a search runs through left-out nodes until it
 * meets kept ones; left-out nodes from which no kept one can be reached are known beforehand.
 */
final class SubsetGraph {
  private final Dag dag;
  private final Adjacency children;
  private final BitSet keep;
  private final BitSet passable;
  private final int[] number;
  private final DagBuilder edges = new DagBuilder();
  private final int[] seenFrom;
  private final int[] queue;

  private SubsetGraph(Dag dag, BitSet keep) {
    this.dag = dag;
    this.children = dag.children();
    this.keep = keep;
    this.number = numbers(keep, dag.size());
    this.queue = new int[dag.size() + 1];
    this.passable = passable();
    this.seenFrom = new int[dag.size()];
    Arrays.fill(seenFrom, -1);
  }

  /**
   * The graph of {@code keep}; an edge between two kept nodes keeps its type, one that stands for a
   * path is plain.
   */
  static Dag of(Dag dag, BitSet keep) {
    SubsetGraph subset = new SubsetGraph(dag, keep);
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      subset.addEdgesOf(node);
    }
    return subset.edges.build(names(dag, keep), dag.types());
  }

  /** The graph of {@code keep} and of the edges that have both ends in it. */
  static Dag induced(Dag dag, BitSet keep) {
    int[] number = numbers(keep, dag.size());
    DagBuilder edges = new DagBuilder();
    Adjacency rows = dag.children();
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      for (int e = rows.offsets[node]; e < rows.offsets[node + 1]; e++) {
        if (keep.get(rows.targets[e])) {
          edges.edge(number[node], number[rows.targets[e]], rows.type(e));
        }
      }
    }
    return edges.build(names(dag, keep), dag.types());
  }

  private void addEdgesOf(int start) {
    int from = number[start];
    int head = 0;
    int tail = expand(start, start, from, 0);
    while (head < tail) {
      tail = expand(queue[head++], start, from, tail);
    }
  }

  private int expand(int node, int start, int from, int end) {
    int tail = end;
    for (int e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      int child = children.targets[e];
      if (seenFrom[child] == start) {
        continue;
      }
      seenFrom[child] = start;
      if (keep.get(child)) {
        // dbt 1.12: a path back to its own start becomes no edge; a loop that was there stays
        if (child != start || node == start) {
          edges.edge(from, number[child], node == start ? children.type(e) : EdgeTypes.PLAIN);
        }
      } else if (passable.get(child)) {
        queue[tail++] = child;
      }
    }
    return tail;
  }

  /** The left-out nodes from which a kept one can be reached. */
  private BitSet passable() {
    BitSet result = new BitSet(dag.size());
    Adjacency parents = dag.parents();
    int tail = 0;
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      tail = addLeftOutParents(parents, node, result, tail);
    }
    for (int head = 0; head < tail; head++) {
      tail = addLeftOutParents(parents, queue[head], result, tail);
    }
    return result;
  }

  private int addLeftOutParents(Adjacency parents, int node, BitSet seen, int end) {
    int tail = end;
    for (int e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
      int parent = parents.targets[e];
      if (!keep.get(parent) && !seen.get(parent)) {
        seen.set(parent);
        queue[tail++] = parent;
      }
    }
    return tail;
  }

  private static int[] numbers(BitSet keep, int size) {
    int[] number = new int[size];
    int next = 0;
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      number[node] = next++;
    }
    return number;
  }

  private static String[] names(Dag dag, BitSet keep) {
    String[] names = new String[keep.cardinality()];
    int next = 0;
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      names[next++] = dag.id(node);
    }
    return names;
  }
}
