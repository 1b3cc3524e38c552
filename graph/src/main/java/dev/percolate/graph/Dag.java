package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable directed graph whose nodes are the numbers {@code 0..size()-1}. Sets of nodes are
 * {@link BitSet}s; the caller owns every set and array it is given. Safe for many threads.
 *
 * <p>Edges may have a type. Traversals take an {@link EdgeFilter}; everything else sees all edges.
 * It is meant for graphs without cycles and works on others, except where it says so.
 */
public final class Dag {
  /** Depth of a search that does not stop. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final String[] ids;
  private final EdgeTypes types;
  private final Adjacency children;
  private final Adjacency parents;
  // made when a name is first looked up; making it twice would do no harm
  private volatile @Nullable IdIndex index;

  Dag(String[] ids, EdgeTypes types, Adjacency children, Adjacency parents) {
    this.ids = ids;
    this.types = types;
    this.children = children;
    this.parents = parents;
  }

  /** How many nodes there are. */
  public int size() {
    return ids.length;
  }

  /** How many edges there are. */
  public int edgeCount() {
    return children.edges();
  }

  /** The name of a node. */
  public String id(int node) {
    return ids[node];
  }

  /** All names, by number. */
  public List<String> ids() {
    return Collections.unmodifiableList(Arrays.asList(ids));
  }

  /** The number of a name, or -1. */
  public int indexOf(String id) {
    IdIndex known = index;
    if (known == null) {
      known = new IdIndex(ids);
      index = known;
    }
    return known.find(id);
  }

  /** A new set of all nodes. */
  public BitSet all() {
    BitSet all = new BitSet(size());
    all.set(0, size());
    return all;
  }

  /** Calls {@code action} for every child in the order the edges were added. */
  public void forEachChild(int node, IntConsumer action) {
    each(children, node, action);
  }

  /** Calls {@code action} for every parent in the order the edges were added. */
  public void forEachParent(int node, IntConsumer action) {
    each(parents, node, action);
  }

  /** The children of a node in the order the edges were added. */
  public int[] successors(int node) {
    return children.row(node);
  }

  /** The parents of a node in the order the edges were added. */
  public int[] predecessors(int node) {
    return parents.row(node);
  }

  /** How many children a node has. */
  public int outDegree(int node) {
    return children.degree(node);
  }

  /** How many parents a node has. */
  public int inDegree(int node) {
    return parents.degree(node);
  }

  /** The type of an edge: empty for a plain one, absent when there is no such edge. */
  public Optional<String> edgeType(int parent, int child) {
    boolean fromParent = children.degree(parent) <= parents.degree(child);
    Adjacency rows = fromParent ? children : parents;
    int edge = fromParent ? rows.find(parent, child) : rows.find(child, parent);
    return edge < 0 ? Optional.empty() : Optional.of(types.word(rows.type(edge)));
  }

  /** Receives the edges of a graph. */
  @FunctionalInterface
  public interface EdgeAction {
    /** One edge; {@code type} is empty for a plain one. */
    void accept(int parent, int child, String type);
  }

  /** Tells every edge: by parent, in the order they were added to it. */
  public void forEachEdge(EdgeAction action) {
    for (int node = 0; node < size(); node++) {
      for (int e = children.offsets[node]; e < children.offsets[node + 1]; e++) {
        action.accept(node, children.targets[e], types.word(children.type(e)));
      }
    }
  }

  /**
   * All nodes that can be reached from {@code from} in at most {@code maxDepth} steps. A start node
   * is among them only if a followed edge leads to it.
   */
  public BitSet descendants(BitSet from, int maxDepth, EdgeFilter filter) {
    return Reach.from(children, from.stream().toArray(), maxDepth, types.mask(filter));
  }

  /** As {@link #descendants(BitSet, int, EdgeFilter)}, against the edges. */
  public BitSet ancestors(BitSet from, int maxDepth, EdgeFilter filter) {
    return Reach.from(parents, from.stream().toArray(), maxDepth, types.mask(filter));
  }

  /** What can be reached from one node; the node itself is never among it. */
  public BitSet descendants(int node, int maxDepth, EdgeFilter filter) {
    return others(node, Reach.from(children, new int[] {node}, maxDepth, types.mask(filter)));
  }

  /** From where one node can be reached; the node itself is never among it. */
  public BitSet ancestors(int node, int maxDepth, EdgeFilter filter) {
    return others(node, Reach.from(parents, new int[] {node}, maxDepth, types.mask(filter)));
  }

  private static BitSet others(int node, BitSet found) {
    found.clear(node);
    return found;
  }

  /** The direct children of {@code nodes}. */
  public BitSet successors(BitSet nodes) {
    return descendants(nodes, 1, EdgeFilter.ALL);
  }

  /** The nodes level by level. */
  public TopologicalOrder topologicalOrder() {
    return TopologicalOrder.of(children, parents);
  }

  /**
   * The nodes of one cycle in edge order, starting where it closes; empty when there is none. Of
   * several it is the one that NetworkX's {@code find_cycle} finds.
   */
  public List<String> findCycle() {
    return Arrays.stream(CycleSearch.of(children)).mapToObj(n -> ids[n]).toList();
  }

  /**
   * The strongly connected components: nodes that can all reach each other. Each is ascending; a
   * component comes after every other one it leads to.
   */
  public List<int[]> stronglyConnected() {
    return Components.of(children);
  }

  /**
   * Every group of nodes that lie on cycles together: the components with more than one node, and
   * nodes with an edge to themselves. (The single cycles in a group can be exponentially many.)
   */
  public List<int[]> cycles() {
    List<int[]> components = stronglyConnected();
    components.removeIf(c -> c.length == 1 && children.find(c[0], c[0]) < 0);
    return components;
  }

  /**
   * The graph of {@code keep} only, in which one node leads to another by an edge when here an edge
   * or a path through nodes that are left out does: dbt's {@code get_subset_graph}. Nodes keep
   * their order; the edges of a node come by their distance here. An edge that stands for a path is
   * plain.
   */
  public Dag subset(BitSet keep) {
    return SubsetGraph.of(this, keep);
  }

  /** The graph of {@code keep} and of the edges between them. Nodes and edges keep their order. */
  public Dag subgraph(BitSet keep) {
    return SubsetGraph.induced(this, keep);
  }

  Adjacency children() {
    return children;
  }

  Adjacency parents() {
    return parents;
  }

  EdgeTypes types() {
    return types;
  }

  private static void each(Adjacency rows, int node, IntConsumer action) {
    for (int e = rows.offsets[node]; e < rows.offsets[node + 1]; e++) {
      action.accept(rows.targets[e]);
    }
  }
}
