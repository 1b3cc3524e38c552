package dev.percolate.manifest;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import dev.percolate.graph.EdgeFilter;
import dev.percolate.manifest.internal.TestEdges;
import java.util.Collection;
import java.util.List;

/** Links the graph nodes of a manifest by what they depend on. */
public final class ManifestGraph {
  /** The type of the edges that only {@code build} has: from a test to a node that waits for it. */
  public static final String PARENT_TEST = "parent_test";

  /** Follows what nodes depend on, as graph operators do, and not what they wait for. */
  public static final EdgeFilter DEPENDENCIES = EdgeFilter.without(PARENT_TEST);

  private final Manifest manifest;
  private final DagBuilder builder = new DagBuilder();

  private ManifestGraph(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * The graph of all enabled nodes, numbered in the order dbt links them.
   *
   * @throws ProblemException when there is a cycle
   */
  public static Dag link(Manifest manifest) {
    ManifestGraph graph = new ManifestGraph(manifest);
    graph.linkAll();
    return graph.checked();
  }

  /**
   * As {@link #link}, with the {@link #PARENT_TEST} edges of {@code build}: a node waits for the
   * tests of its ancestors when it comes after everything such a test reads.
   */
  public static Dag linkWithTestEdges(Manifest manifest) {
    ManifestGraph graph = new ManifestGraph(manifest);
    graph.linkAll();
    new TestEdges(manifest, graph.checked()).addTo(graph.builder);
    return graph.builder.build();
  }

  private Dag checked() {
    Dag dag = builder.build();
    List<String> cycle = dag.findCycle();
    if (!cycle.isEmpty()) {
      throw ProblemException.compilation("Found a cycle: " + String.join(" --> ", cycle));
    }
    return dag;
  }

  private void linkAll() {
    manifest.sources().keySet().forEach(builder::node);
    link(manifest.nodes().values());
    link(manifest.semanticModels().values());
    link(manifest.exposures().values());
    link(manifest.functions().values());
    link(manifest.metrics().values());
    link(manifest.unitTests().values());
    link(manifest.savedQueries().values());
  }

  private void link(Collection<? extends GraphNode> nodes) {
    for (GraphNode node : nodes) {
      int child = builder.node(node.uniqueId());
      for (String parent : node.dependsOnNodes()) {
        if (!canBeParent(parent)) {
          throw ProblemException.compilation(
              "'" + node.uniqueId() + "' depends on '" + parent + "' which is not in the graph!");
        }
        builder.edge(builder.node(parent), child);
      }
    }
  }

  private boolean canBeParent(String uniqueId) {
    return manifest.nodes().containsKey(uniqueId)
        || manifest.sources().containsKey(uniqueId)
        || manifest.metrics().containsKey(uniqueId)
        || manifest.semanticModels().containsKey(uniqueId)
        || manifest.functions().containsKey(uniqueId);
  }
}
