package dev.percolate.graph;

import java.util.Arrays;

/**
 * Edges in doubly linked lists, one list of outgoing and one of incoming edges for each node. All
 * that belongs to an edge lies together in one array, and so does what belongs to a node, for the
 * sake of the processor's cache. Places of removed edges are used again.
 */
final class EdgeLinks {
  private static final int NONE = -1;

  // of an edge: its ends, then next and previous of its parent's list, then of its child's list
  private static final int EDGE = 6;
  private static final int FROM = 0;
  private static final int TO = 1;
  private static final int NEXT = 2;
  private static final int PREVIOUS = 3;

  // of a node: first, last and size of the list of outgoing edges, then of incoming ones
  private static final int NODE = 6;
  private static final int FIRST = 0;
  private static final int LAST = 1;
  private static final int SIZE = 2;

  /** The list of outgoing edges; {@link #IN} is that of incoming ones. */
  private static final int OUT = 0;

  private static final int IN = 1;

  private int[] edges = new int[16 * EDGE];
  private int[] nodes = new int[0];
  private byte[] types = new byte[16];
  private int used;
  private int count;
  private int free = NONE;

  int count() {
    return count;
  }

  void add(int parent, int child, byte type) {
    int edge = place();
    reserve(Math.max(parent, child));
    edges[edge * EDGE + FROM] = parent;
    edges[edge * EDGE + TO] = child;
    types[edge] = type;
    append(OUT, parent, edge);
    append(IN, child, edge);
    count++;
  }

  void remove(int edge) {
    unlink(OUT, edges[edge * EDGE + FROM], edge);
    unlink(IN, edges[edge * EDGE + TO], edge);
    edges[edge * EDGE] = free;
    free = edge;
    count--;
  }

  void removeAllOf(int node) {
    for (int list = OUT; list <= IN; list++) {
      for (int edge = first(list, node); edge != NONE; edge = first(list, node)) {
        remove(edge);
      }
    }
  }

  /** The edge between two nodes, or -1; looks through the shorter list. */
  int find(int parent, int child) {
    boolean fromParent = outDegree(parent) <= inDegree(child);
    int list = fromParent ? OUT : IN;
    int other = fromParent ? TO : FROM;
    int wanted = fromParent ? child : parent;
    int edge = first(list, fromParent ? parent : child);
    while (edge != NONE && edges[edge * EDGE + other] != wanted) {
      edge = next(list, edge);
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
    return size(OUT, node);
  }

  int inDegree(int node) {
    return size(IN, node);
  }

  int[] children(int node) {
    return ends(OUT, node, TO);
  }

  int[] parents(int node) {
    return ends(IN, node, FROM);
  }

  private int[] ends(int list, int node, int other) {
    int[] ends = new int[size(list, node)];
    int at = 0;
    for (int edge = first(list, node); edge != NONE; edge = next(list, edge)) {
      ends[at++] = edges[edge * EDGE + other];
    }
    return ends;
  }

  /** All edges as rows of the nodes of {@code index}, whose numbers become those of compact. */
  Adjacency rows(IdIndex index, int[] compact, boolean outgoing) {
    int list = outgoing ? OUT : IN;
    int other = outgoing ? TO : FROM;
    RowsInOrder rows = new RowsInOrder(index.count());
    for (int node = index.next(0); node >= 0; node = index.next(node + 1)) {
      for (int edge = first(list, node); edge != NONE; edge = next(list, edge)) {
        rows.add(compact[edges[edge * EDGE + other]], types[edge]);
      }
      rows.endRow();
    }
    return rows.build();
  }

  private int place() {
    int edge = free;
    if (edge != NONE) {
      free = edges[edge * EDGE];
      return edge;
    }
    if (used == types.length) {
      edges = Arrays.copyOf(edges, edges.length * 2);
      types = Arrays.copyOf(types, types.length * 2);
    }
    return used++;
  }

  private void reserve(int node) {
    int old = nodes.length;
    if ((node + 1) * NODE > old) {
      nodes = Arrays.copyOf(nodes, Math.max(16, (node + 1) * 2) * NODE);
      for (int i = old; i < nodes.length; i++) {
        nodes[i] = i % (NODE / 2) == SIZE ? 0 : NONE;
      }
    }
  }

  private int first(int list, int node) {
    int at = node * NODE + list * (NODE / 2) + FIRST;
    return at < nodes.length ? nodes[at] : NONE;
  }

  private int size(int list, int node) {
    int at = node * NODE + list * (NODE / 2) + SIZE;
    return at < nodes.length ? nodes[at] : 0;
  }

  private int next(int list, int edge) {
    return edges[edge * EDGE + list * 2 + NEXT];
  }

  private void append(int list, int node, int edge) {
    int head = node * NODE + list * (NODE / 2);
    int last = nodes[head + LAST];
    edges[edge * EDGE + list * 2 + NEXT] = NONE;
    edges[edge * EDGE + list * 2 + PREVIOUS] = last;
    if (last == NONE) {
      nodes[head + FIRST] = edge;
    } else {
      edges[last * EDGE + list * 2 + NEXT] = edge;
    }
    nodes[head + LAST] = edge;
    nodes[head + SIZE]++;
  }

  private void unlink(int list, int node, int edge) {
    int head = node * NODE + list * (NODE / 2);
    int next = edges[edge * EDGE + list * 2 + NEXT];
    int previous = edges[edge * EDGE + list * 2 + PREVIOUS];
    if (previous == NONE) {
      nodes[head + FIRST] = next;
    } else {
      edges[previous * EDGE + list * 2 + NEXT] = next;
    }
    if (next == NONE) {
      nodes[head + LAST] = previous;
    } else {
      edges[next * EDGE + list * 2 + PREVIOUS] = previous;
    }
    nodes[head + SIZE]--;
  }
}
