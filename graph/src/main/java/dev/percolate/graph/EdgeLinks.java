package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Edges in doubly linked lists, one list of outgoing and one of incoming edges for each node, all
 * in flat arrays. Places of removed edges are used again.
 */
final class EdgeLinks {
  private static final int NONE = -1;

  private final Lists out = new Lists();
  private final Lists in = new Lists();
  private int[] from = new int[16];
  private int[] to = new int[16];
  private byte[] types = new byte[16];
  private int used;
  private int count;
  private int free = NONE;

  int count() {
    return count;
  }

  void add(int parent, int child, byte type) {
    int edge = free;
    if (edge == NONE) {
      edge = used++;
      if (used > from.length) {
        from = Arrays.copyOf(from, used * 2);
        to = Arrays.copyOf(to, used * 2);
        types = Arrays.copyOf(types, used * 2);
      }
    } else {
      free = from[edge];
    }
    from[edge] = parent;
    to[edge] = child;
    types[edge] = type;
    out.append(parent, edge);
    in.append(child, edge);
    count++;
  }

  void remove(int edge) {
    out.unlink(from[edge], edge);
    in.unlink(to[edge], edge);
    from[edge] = free;
    free = edge;
    count--;
  }

  void removeAllOf(int node) {
    while (out.first(node) != NONE) {
      remove(out.first(node));
    }
    while (in.first(node) != NONE) {
      remove(in.first(node));
    }
  }

  /** The edge between two nodes, or -1; looks through the shorter list. */
  int find(int parent, int child) {
    boolean fromParent = out.size(parent) <= in.size(child);
    Lists lists = fromParent ? out : in;
    int edge = lists.first(fromParent ? parent : child);
    while (edge != NONE && (fromParent ? to[edge] != child : from[edge] != parent)) {
      edge = lists.next(edge);
    }
    return edge;
  }

  byte type(int edge) {
    return types[edge];
  }

  void retype(int edge, byte type) {
    types[edge] = type;
  }

  int outDegree(int node) {
    return out.size(node);
  }

  int inDegree(int node) {
    return in.size(node);
  }

  int[] children(int node) {
    return ends(out, node, to);
  }

  int[] parents(int node) {
    return ends(in, node, from);
  }

  private static int[] ends(Lists lists, int node, int[] other) {
    int[] ends = new int[lists.size(node)];
    int at = 0;
    for (int edge = lists.first(node); edge != NONE; edge = lists.next(edge)) {
      ends[at++] = other[edge];
    }
    return ends;
  }

  /**
   * All edges as rows of the nodes {@code alive}, whose numbers become those of {@code compact}.
   */
  Adjacency rows(BitSet alive, int[] compact, boolean outgoing) {
    Lists lists = outgoing ? out : in;
    int[] others = outgoing ? to : from;
    int[] starts = new int[count];
    int[] ends = new int[count];
    byte[] sorted = new byte[count];
    boolean plain = true;
    int at = 0;
    for (int node = alive.nextSetBit(0); node >= 0; node = alive.nextSetBit(node + 1)) {
      for (int edge = lists.first(node); edge != NONE; edge = lists.next(edge)) {
        starts[at] = compact[node];
        ends[at] = compact[others[edge]];
        plain &= types[edge] == EdgeTypes.PLAIN;
        sorted[at++] = types[edge];
      }
    }
    return Adjacency.of(alive.cardinality(), starts, ends, plain ? null : sorted, count);
  }

  /** One list of edges for each node. */
  private static final class Lists {
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int[] size = new int[0];
    private int[] next = new int[16];
    private int[] previous = new int[16];

    int first(int node) {
      return node < first.length ? first[node] : NONE;
    }

    int next(int edge) {
      return next[edge];
    }

    int size(int node) {
      return node < size.length ? size[node] : 0;
    }

    void append(int node, int edge) {
      reserve(node, edge);
      next[edge] = NONE;
      previous[edge] = last[node];
      if (last[node] == NONE) {
        first[node] = edge;
      } else {
        next[last[node]] = edge;
      }
      last[node] = edge;
      size[node]++;
    }

    void unlink(int node, int edge) {
      if (previous[edge] == NONE) {
        first[node] = next[edge];
      } else {
        next[previous[edge]] = next[edge];
      }
      if (next[edge] == NONE) {
        last[node] = previous[edge];
      } else {
        previous[next[edge]] = previous[edge];
      }
      size[node]--;
    }

    private void reserve(int node, int edge) {
      if (node >= first.length) {
        int old = first.length;
        int length = Math.max(16, (node + 1) * 2);
        first = Arrays.copyOf(first, length);
        last = Arrays.copyOf(last, length);
        size = Arrays.copyOf(size, length);
        Arrays.fill(first, old, length, NONE);
        Arrays.fill(last, old, length, NONE);
      }
      if (edge >= next.length) {
        next = Arrays.copyOf(next, (edge + 1) * 2);
        previous = Arrays.copyOf(previous, (edge + 1) * 2);
      }
    }
  }
}
