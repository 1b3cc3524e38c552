package dev.percolate.manifest;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import dev.percolate.manifest.internal.TestEdges;
import java.util.Collection;
import java.util.List;

/** Links the graph nodes of a manifest by what they depend on. */
final class ManifestGraph {
  private final Manifest manifest;
  private final DagBuilder builder = new DagBuilder();

  private ManifestGraph(Manifest manifest) {
    this.manifest = manifest;
  }

  /** See {@link Manifest#buildGraph}. */
  static Dag link(Manifest manifest) {
    ManifestGraph graph = new ManifestGraph(manifest);
    graph.linkAll();
    return graph.checked();
  }

  /** See {@link Manifest#buildGraphWithTestEdges}. */
  static Dag linkWithTestEdges(Manifest manifest) {
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
