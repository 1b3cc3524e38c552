package dev.percolate.runner.internal;

import dev.percolate.graph.Dag;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.GraphSummary;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ResourceType;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.selection.PreviousState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first step of most commands: links the manifest, writes graph_summary.json, says what was
 * found.
 *
 * @param withTestEdges the order of {@code build}, or null when it was not asked for
 */
public record GraphLink(Dag dag, @Nullable Dag withTestEdges) {

  /** Links without the edges of {@code build}. */
  public static Dag of(RunEnvironment environment, RunLines lines) {
    return of(environment, lines, false).dag();
  }

  /**
   * Links.
   *
   * @throws dev.percolate.diagnostics.ProblemException when there is a cycle
   */
  public static GraphLink of(RunEnvironment environment, RunLines lines, boolean withTestEdges) {
    String state = environment.flags().text("state");
    if (state != null) {
      // dbt 1.12: before it says what was found
      PreviousState.warnOfSameFolder(
          Path.of(state), Path.of(environment.targetPath()), environment.events());
    }
    Dag dag = environment.manifest().buildGraph();
    Dag tested = withTestEdges ? environment.manifest().buildGraphWithTestEdges() : null;
    if (environment.flags().writeJson()) {
      ArtifactWriter.write(
          environment.targetFolder().resolve("graph_summary.json"),
          new GraphSummary(environment.invocation().id(), dag, tested));
    }
    // dbt 1.12: the command word list does not say what was found
    if (!environment.flags().which().equals("list")) {
      lines.found(counts(environment.manifest()));
    }
    return new GraphLink(dag, tested);
  }

  /** The text after {@code Found}: how many of each type there are. */
  private static String counts(Manifest manifest) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (GraphNode node : manifest.nodes().values()) {
      if (node.resourceType() != ResourceType.TEST || node.isEnabled()) {
        counts.merge(node.resourceType().word(), 1, Integer::sum);
      }
    }
    counts.put("source", manifest.sources().size());
    counts.put("exposure", manifest.exposures().size());
    counts.put("metric", manifest.metrics().size());
    counts.put("macro", manifest.macros().size());
    counts.put("group", manifest.groups().size());
    counts.put("semantic_model", manifest.semanticModels().size());
    counts.put("saved_query", manifest.savedQueries().size());
    counts.put("unit_test", manifest.unitTests().size());
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (word, count) -> {
          if (count > 0) {
            parts.add(ConsoleText.pluralize(count, word));
          }
        });
    return String.join(", ", parts);
  }
}
