package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Builds the graph of some nodes in which every path through left-out nodes is one edge: dbt's
 * {@code Graph.get_subset_graph}. From each kept node a search runs through left-out nodes until it
 * meets kept ones; left-out nodes from which no kept one can be reached are known beforehand.
 */
final class SubsetGraph {
  /** Of a left-out node: a kept one lies behind it, or none does. */
  private static final int PASSABLE = -1;

  private static final int CLOSED = -2;

  private final Adjacency children;
  // the new number of a kept node, or PASSABLE, or CLOSED: one look for each edge that is followed
  private final int[] role;
  private final RowsInOrder rows;
  // where the search that met a node last started, plus one
  private final int[] seenFrom;
  private final int[] queue;

  private SubsetGraph(Dag dag, BitSet keep) {
    this.children = dag.children();
    this.queue = new int[dag.size() + 1];
    this.role = numbers(keep, dag.size());
    markPassable(dag.parents(), keep);
    this.rows = new RowsInOrder(keep.cardinality());
    this.seenFrom = new int[dag.size()];
  }

  /**
   * The graph of {@code keep}; an edge between two kept nodes keeps its type, one that stands for a
   * path is plain.
   */
  static Dag of(Dag dag, BitSet keep) {
    SubsetGraph subset = new SubsetGraph(dag, keep);
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      subset.addEdgesOf(node);
      subset.rows.endRow();
    }
    return graph(dag, keep, subset.rows);
  }

  /** The graph of {@code keep} and of the edges that have both ends in it. */
  static Dag induced(Dag dag, BitSet keep) {
    int[] number = numbers(keep, dag.size());
    RowsInOrder rows = new RowsInOrder(keep.cardinality());
    Adjacency all = dag.children();
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      for (int e = all.offsets[node]; e < all.offsets[node + 1]; e++) {
        int child = number[all.targets[e]];
        if (child >= 0) {
          rows.add(child, all.type(e));
        }
      }
      rows.endRow();
    }
    return graph(dag, keep, rows);
  }

  private static Dag graph(Dag dag, BitSet keep, RowsInOrder rows) {
    Adjacency children = rows.build();
    return new Dag(names(dag, keep), dag.types(), children, children.transposed());
  }

  private void addEdgesOf(int start) {
    int head = 0;
    int tail = expand(start, start, 0);
    while (head < tail) {
      tail = expand(queue[head++], start, tail);
    }
  }

  private int expand(int node, int start, int end) {
    int tail = end;
    for (int e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
      int child = children.targets[e];
      int found = role[child];
      if (found == CLOSED || seenFrom[child] == start + 1) {
        continue;
      }
      seenFrom[child] = start + 1;
      if (found == PASSABLE) {
        queue[tail++] = child;
      } else if (child != start || node == start) {
        // dbt 1.12: a path back to its own start becomes no edge; a loop that was there stays
        rows.add(found, node == start ? children.type(e) : EdgeTypes.PLAIN);
      }
    }
    return tail;
  }

  /** Marks the left-out nodes from which a kept one can be reached. */
  private void markPassable(Adjacency parents, BitSet keep) {
    int tail = 0;
    for (int node = keep.nextSetBit(0); node >= 0; node = keep.nextSetBit(node + 1)) {
      tail = markLeftOutParents(parents, node, tail);
    }
    for (int head = 0; head < tail; head++) {
      tail = markLeftOutParents(parents, queue[head], tail);
    }
  }

  private int markLeftOutParents(Adjacency parents, int node, int end) {
    int tail = end;
    for (int e = parents.offsets[node]; e < parents.offsets[node + 1]; e++) {
      int parent = parents.targets[e];
      if (role[parent] == CLOSED) {
        role[parent] = PASSABLE;
        queue[tail++] = parent;
      }
    }
    return tail;
  }

  /** The new number of every kept node; the others are closed. */
  private static int[] numbers(BitSet keep, int size) {
    int[] number = new int[size];
    Arrays.fill(number, CLOSED);
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
