package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestGraph;
import dev.percolate.manifest.ResourceType;
import dev.percolate.runner.internal.CommandRun;
import dev.percolate.runner.internal.CommandScope;
import dev.percolate.runner.internal.ConsoleText;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.ResultBlocks;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The commands that work on nodes in graph order: build, run, test, seed, snapshot. */
public final class NodeCommand {
  private final RunEnvironment environment;
  private final Kind kind;
  private final RunLines lines;

  /** Which nodes a command runs, and how. */
  public enum Kind {
    BUILD(
        ResourceType.MODEL,
        ResourceType.SNAPSHOT,
        ResourceType.SEED,
        ResourceType.TEST,
        ResourceType.UNIT_TEST,
        ResourceType.SAVED_QUERY,
        ResourceType.EXPOSURE,
        ResourceType.FUNCTION),
    RUN(ResourceType.MODEL),
    TEST(ResourceType.TEST, ResourceType.UNIT_TEST),
    SEED(ResourceType.SEED),
    SNAPSHOT(ResourceType.SNAPSHOT);

    private final ResourceTypeFilter types;

    Kind(ResourceType... types) {
      this.types = ResourceTypeFilter.of(types);
    }

    /** The types of nodes it runs. */
    public ResourceTypeFilter types() {
      return types;
    }
  }

  public NodeCommand(RunEnvironment environment, Kind kind) {
    this.environment = environment;
    this.kind = kind;
    this.lines = lines(environment);
  }

  static RunLines lines(RunEnvironment environment) {
    return new RunLines(
        environment.events(),
        new ConsoleText((int) environment.flags().number("printer_width", 80)),
        environment.adapter().credentials().database());
  }

  /**
   * Runs the command.
   *
   * @throws dev.percolate.diagnostics.ProblemException when it could not start
   */
  public RunOutcome run() {
    Dag dag = ManifestGraph.link(environment.manifest());
    lines.found(counts(environment.manifest()));
    ResourceTypeFilter types = TypeFilters.narrow(kind.types(), environment.flags());
    Selection selection = new NodeSelection(environment).select(dag, types, false);
    CompiledNodes compiled = new CompiledNodes();
    TargetFiles files = new TargetFiles(environment.project().root(), environment.targetPath());
    CommandScope scope =
        new CommandScope(environment, compiled, files, new LinkedHashSet<>(selection.ids()));
    Compiler compiler = new Compiler(environment.renderer(), scope, compiled, files, true);
    RunArtifacts artifacts = new RunArtifacts(environment, compiled);
    if (selection.isEmpty()) {
      lines.nothingToDo();
      artifacts.write(List.of(), 0);
      return RunOutcome.of(List.of());
    }
    CommandRun run = new CommandRun(environment, kind, scope, compiler, lines);
    long started = System.nanoTime();
    List<NodeResult> results =
        run.execute(
            kind == Kind.BUILD ? ManifestGraph.linkWithTestEdges(environment.manifest()) : dag,
            selection);
    double seconds = (System.nanoTime() - started) / 1e9;
    lines.finished(results, seconds);
    artifacts.write(results, seconds);
    lines.summary(results, new ResultBlocks(compiled, environment.flags().storeFailures()));
    return RunOutcome.of(results);
  }

  /** The text after {@code Found}: how many of each type there are. */
  static String counts(Manifest manifest) {
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
