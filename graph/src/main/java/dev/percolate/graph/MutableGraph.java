package dev.percolate.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A directed graph that gains and loses nodes and edges, as dbt's {@code Linker} and {@code
 * GraphQueue} do with theirs. Adding an edge costs the smaller degree of its two ends, removing a
 * node its own degree. For everything that walks the graph take a {@link #snapshot}. Orders are
 * those of NetworkX: nodes and edges stand where they were first added; what was removed and is
 * added again comes last. Owned by one thread.
 */
public final class MutableGraph {
  private final IdIndex index;
  private final EdgeTypes words;
  private final EdgeLinks links = new EdgeLinks();

  /** An empty graph. */
  public MutableGraph() {
    this(new IdIndex(), new EdgeTypes());
  }

  private MutableGraph(IdIndex index, EdgeTypes words) {
    this.index = index;
    this.words = words;
  }

  /**
   * A copy of {@code dag} that can change. The parents of a node stand in the order of the graph's
   * nodes, not in that in which their edges were added.
   */
  public static MutableGraph of(Dag dag) {
    String[] ids = dag.ids().toArray(new String[0]);
    MutableGraph graph = new MutableGraph(new IdIndex(ids), new EdgeTypes(dag.types()));
    Adjacency rows = dag.children();
    for (int node = 0; node < ids.length; node++) {
      for (int e = rows.offsets[node]; e < rows.offsets[node + 1]; e++) {
        graph.links.add(node, rows.targets[e], rows.type(e));
      }
    }
    return graph;
  }

  /** How many nodes there are. */
  public int size() {
    return index.count();
  }

  /** How many edges there are. */
  public int edgeCount() {
    return links.count();
  }

  public boolean contains(String id) {
    return index.find(id) >= 0;
  }

  /** All names in the order they were added. */
  public List<String> nodes() {
    List<String> nodes = new ArrayList<>(size());
    for (int n = index.next(0); n >= 0; n = index.next(n + 1)) {
      nodes.add(index.id(n));
    }
    return nodes;
  }

  /** Adds a node; one that is there stays where it is. */
  public void addNode(String id) {
    index.add(id);
  }

  /** Adds a plain edge and the ends that are missing; an edge that is there keeps its type. */
  public void addEdge(String parent, String child) {
    addEdge(parent, child, "");
  }

  /** Adds an edge and the ends that are missing; one that is there takes this type. */
  public void addEdge(String parent, String child, String type) {
    int from = index.add(parent);
    int to = index.add(child);
    byte word = words.number(type);
    int known = links.find(from, to);
    if (known < 0) {
      links.add(from, to, word);
    } else if (word != EdgeTypes.PLAIN) {
      links.retype(known, word);
    }
  }

  /**
   * Removes a node and its edges.
   *
   * @throws NoSuchElementException when there is no such node
   */
  public void removeNode(String id) {
    links.removeAllOf(known(id));
    index.remove(id);
  }

  /**
   * Removes an edge.
   *
   * @throws NoSuchElementException when there is no such edge
   */
  public void removeEdge(String parent, String child) {
    int edge = links.find(known(parent), known(child));
    if (edge < 0) {
      throw new NoSuchElementException("no edge from " + parent + " to " + child);
    }
    links.remove(edge);
  }

  /** The type of an edge: empty for a plain one, absent when there is no such edge. */
  public Optional<String> edgeType(String parent, String child) {
    int from = index.find(parent);
    int to = index.find(child);
    int edge = from < 0 || to < 0 ? -1 : links.find(from, to);
    return edge < 0 ? Optional.empty() : Optional.of(words.word(links.type(edge)));
  }

  /** The children of a node in the order the edges were added. */
  public List<String> successors(String id) {
    return names(links.children(known(id)));
  }

  /** The parents of a node in the order the edges were added. */
  public List<String> predecessors(String id) {
    return names(links.parents(known(id)));
  }

  /** How many children a node has. */
  public int outDegree(String id) {
    return links.outDegree(known(id));
  }

  /** How many parents a node has. */
  public int inDegree(String id) {
    return links.inDegree(known(id));
  }

  /** The graph as it is now, compact and ready to be walked. */
  public Dag snapshot() {
    int[] compact = new int[index.used()];
    String[] names = new String[size()];
    int next = 0;
    for (int n = index.next(0); n >= 0; n = index.next(n + 1)) {
      compact[n] = next;
      names[next++] = index.id(n);
    }
    return new Dag(
        names,
        new EdgeTypes(words),
        links.rows(index, compact, true),
        links.rows(index, compact, false));
  }

  private int known(String id) {
    int number = index.find(id);
    if (number < 0) {
      throw new NoSuchElementException("no node " + id);
    }
    return number;
  }

  private List<String> names(int[] nodes) {
    List<String> names = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      names.add(index.id(node));
    }
    return names;
  }
}
