package dev.percolate.python;

import dev.percolate.graph.Dag;
import dev.percolate.graph.EdgeFilter;
import dev.percolate.graph.MutableGraph;
import dev.percolate.graph.TopologicalOrder;
import dev.percolate.manifest.Manifest;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A graph for Python: what changes it goes to a {@link MutableGraph}, what walks it to a snapshot
 * that is kept until the next change. Safe for many threads. Depths below zero mean no limit;
 * traversals leave out edges of one type, or none when that is null.
 *
 * <p>A node that is not there is a {@link NoSuchElementException} with its name.
 */
public final class GraphBridge {
  private final MutableGraph graph;
  private @Nullable Dag snapshot;

  /** An empty graph. */
  public GraphBridge() {
    this.graph = new MutableGraph();
  }

  private GraphBridge(Dag dag) {
    this.graph = MutableGraph.of(dag);
    this.snapshot = dag;
  }

  /** The graph of a manifest, with the edges that {@code build} waits for if so wanted. */
  public static GraphBridge of(Manifest manifest, boolean withTestEdges) {
    return new GraphBridge(
        withTestEdges ? manifest.buildGraphWithTestEdges() : manifest.buildGraph());
  }

  /**
   * Adds nodes and edges in their order: {@code n}, a node; or {@code e}, parent, child, type
   * (empty for a plain edge).
   */
  public synchronized void add(String packed) {
    List<String> parts = Packed.unpack(packed);
    snapshot = null;
    for (int i = 0; i < parts.size(); ) {
      if (parts.get(i).equals("n")) {
        graph.addNode(parts.get(i + 1));
        i += 2;
      } else {
        graph.addEdge(parts.get(i + 1), parts.get(i + 2), parts.get(i + 3));
        i += 4;
      }
    }
  }

  public synchronized void removeNode(String id) {
    graph.removeNode(known(id));
    snapshot = null;
  }

  public synchronized void removeEdge(String parent, String child) {
    graph.removeEdge(parent, child);
    snapshot = null;
  }

  public synchronized boolean contains(String id) {
    return graph.contains(id);
  }

  public synchronized int size() {
    return graph.size();
  }

  public synchronized int edgeCount() {
    return graph.edgeCount();
  }

  public synchronized String nodes() {
    return Packed.pack(graph.nodes());
  }

  /** Every edge as parent, child, type. */
  public String edges() {
    Dag dag = dag();
    StringBuilder packed = new StringBuilder();
    dag.forEachEdge(
        (parent, child, type) -> {
          Packed.append(packed, dag.id(parent));
          Packed.append(packed, dag.id(child));
          Packed.append(packed, type);
        });
    return packed.toString();
  }

  /** The type of an edge: empty for a plain one, null when there is no such edge. */
  public synchronized @Nullable String edgeType(String parent, String child) {
    Optional<String> type = graph.edgeType(parent, child);
    return type.orElse(null);
  }

  public synchronized String successors(String id) {
    return Packed.pack(graph.successors(known(id)));
  }

  public synchronized String predecessors(String id) {
    return Packed.pack(graph.predecessors(known(id)));
  }

  public synchronized int inDegree(String id) {
    return graph.inDegree(known(id));
  }

  public synchronized int outDegree(String id) {
    return graph.outDegree(known(id));
  }

  /** Where one node can be reached from, without itself. */
  public String ancestors(String id, int depth, @Nullable String without) {
    Dag dag = dag();
    return names(dag, dag.ancestors(number(dag, id), limit(depth), filter(without)));
  }

  /** What can be reached from one node, without itself. */
  public String descendants(String id, int depth, @Nullable String without) {
    Dag dag = dag();
    return names(dag, dag.descendants(number(dag, id), limit(depth), filter(without)));
  }

  /** As {@link #ancestors} of all; one of them is in the answer if another leads to it. */
  public String parentsOf(String packed, int depth, @Nullable String without) {
    Dag dag = dag();
    return names(dag, dag.ancestors(numbers(dag, packed), limit(depth), filter(without)));
  }

  /** As {@link #descendants} of all; one of them is in the answer if another leads to it. */
  public String childrenOf(String packed, int depth, @Nullable String without) {
    Dag dag = dag();
    return names(dag, dag.descendants(numbers(dag, packed), limit(depth), filter(without)));
  }

  /** The levels, each ended by an empty element; null when there is a cycle. */
  public @Nullable String levels() {
    Dag dag = dag();
    TopologicalOrder order = dag.topologicalOrder();
    if (!order.isComplete()) {
      return null;
    }
    StringBuilder packed = new StringBuilder();
    for (int level = 0; level < order.levelCount(); level++) {
      group(packed, dag, order.level(level));
    }
    return packed.toString();
  }

  /** The level of every node, in the order of {@link #nodes}; -1 for those on or behind cycles. */
  public int[] scores() {
    return dag().topologicalOrder().scores();
  }

  /** The first cycle that NetworkX finds; empty without one. */
  public String findCycle() {
    return Packed.pack(dag().findCycle());
  }

  /** All groups of nodes that lie on cycles together, each ended by an empty element. */
  public String findCycles() {
    Dag dag = dag();
    StringBuilder packed = new StringBuilder();
    dag.cycles().forEach(cycle -> group(packed, dag, cycle));
    return packed.toString();
  }

  public GraphBridge subgraph(String packed) {
    Dag dag = dag();
    return new GraphBridge(dag.subgraph(known(dag, packed)));
  }

  public GraphBridge subset(String packed) {
    Dag dag = dag();
    return new GraphBridge(dag.subset(numbers(dag, packed)));
  }

  /** A copy that changes apart from this one. */
  public GraphBridge copy() {
    return new GraphBridge(dag());
  }

  private String known(String id) {
    if (!graph.contains(id)) {
      throw new NoSuchElementException(id);
    }
    return id;
  }

  private synchronized Dag dag() {
    Dag known = snapshot;
    if (known == null) {
      known = graph.snapshot();
      snapshot = known;
    }
    return known;
  }

  private static void group(StringBuilder packed, Dag dag, int[] nodes) {
    for (int node : nodes) {
      Packed.append(packed, dag.id(node));
    }
    Packed.append(packed, "");
  }

  private static int limit(int depth) {
    return depth < 0 ? Dag.UNLIMITED : depth;
  }

  private static EdgeFilter filter(@Nullable String without) {
    return without == null ? EdgeFilter.ALL : EdgeFilter.without(without);
  }

  private static int number(Dag dag, String id) {
    int number = dag.indexOf(id);
    if (number < 0) {
      throw new NoSuchElementException(id);
    }
    return number;
  }

  private static BitSet numbers(Dag dag, String packed) {
    BitSet numbers = new BitSet(dag.size());
    Packed.unpack(packed).forEach(id -> numbers.set(number(dag, id)));
    return numbers;
  }

  /** NetworkX passes over names that are not in the graph when it cuts a part out. */
  private static BitSet known(Dag dag, String packed) {
    BitSet numbers = new BitSet(dag.size());
    for (String id : Packed.unpack(packed)) {
      int number = dag.indexOf(id);
      if (number >= 0) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  private static String names(Dag dag, BitSet nodes) {
    StringBuilder packed = new StringBuilder();
    nodes.stream().forEach(node -> Packed.append(packed, dag.id(node)));
    return packed.toString();
  }
}
