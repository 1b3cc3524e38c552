package dev.percolate.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects nodes and edges. Nodes are numbered in the order they are first named. */
public final class DagBuilder {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Edges edges = new Edges();
  private final Edges extraEdges = new Edges();

  /** The number of this id; a new one when it was not seen before. */
  public int node(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    int number = ids.size();
    numbers.put(id, number);
    ids.add(id);
    return number;
  }

  /** {@code child} depends on {@code parent}. */
  public void edge(int parent, int child) {
    edges.add(parent, child);
  }

  /** {@code child} waits for {@code parent} without depending on it. */
  public void extraEdge(int parent, int child) {
    extraEdges.add(parent, child);
  }

  /** The graph so far. */
  public Dag build() {
    int size = ids.size();
    return new Dag(List.copyOf(ids), Map.copyOf(numbers), edges.rows(size), extraEdges.rows(size));
  }

  /** Growing pairs of ints. */
  private static final class Edges {
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int count;

    void add(int parent, int child) {
      if (count == from.length) {
        from = Arrays.copyOf(from, count * 2);
        to = Arrays.copyOf(to, count * 2);
      }
      from[count] = parent;
      to[count++] = child;
    }

    Adjacency rows(int nodes) {
      return Adjacency.of(nodes, from, to, count);
    }
  }
}
