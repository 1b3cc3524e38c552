package dev.percolate.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects nodes and edges for a {@link Dag} in flat arrays. Nodes are numbered in the order they
 * are first named. For a graph that loses nodes again, see {@link MutableGraph}. Owned by one
 * thread; {@link #build} may be called again after more was added.
 */
public final class DagBuilder {
  private final IdIndex index = new IdIndex();
  private final EdgeTypes words = new EdgeTypes();
  private int[] from = new int[64];
  private int[] to = new int[64];
  private byte @Nullable [] types;
  private int count;

  /** The number of this id; a new one when it was not seen before. */
  public int node(String id) {
    return index.add(id);
  }

  /** {@code child} depends on {@code parent}. */
  public void edge(int parent, int child) {
    add(parent, child, EdgeTypes.PLAIN);
  }

  /**
   * {@code child} comes after {@code parent}, by an edge of a type that a traversal can leave out.
   * An edge that is there already takes the new type.
   */
  public void edge(int parent, int child, String type) {
    add(parent, child, words.number(type));
  }

  private void add(int parent, int child, byte type) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      types = types == null ? null : Arrays.copyOf(types, count * 2);
    }
    if (type != EdgeTypes.PLAIN && types == null) {
      types = new byte[from.length];
    }
    if (types != null) {
      types[count] = type;
    }
    from[count] = parent;
    to[count++] = child;
  }

  /** The graph so far. */
  public Dag build() {
    String[] ids = index.ids();
    return new Dag(
        ids, new EdgeTypes(words), rows(ids.length, from, to), rows(ids.length, to, from));
  }

  private Adjacency rows(int nodes, int[] ends, int[] others) {
    return Adjacency.of(nodes, ends, others, types, count);
  }
}
