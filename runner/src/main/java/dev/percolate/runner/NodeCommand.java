package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.RunResults;
import dev.percolate.runner.internal.CommandRun;
import dev.percolate.runner.internal.CommandScope;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.ResultBlocks;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunInterrupted;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.runner.internal.SeedSamples;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

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
    this.lines = RunLines.of(environment);
  }

  /**
   * Runs the command.
   *
   * @throws dev.percolate.diagnostics.ProblemException when it could not start
   */
  public RunOutcome run() {
    GraphLink link = GraphLink.of(environment, lines, kind == Kind.BUILD);
    Dag dag = link.dag();
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
      RunResults none = artifacts.write(List.of(), 0);
      if (kind == Kind.SEED) {
        // dbt 1.12: this command sums up nothing too
        lines.summary(List.of(), new ResultBlocks(compiled, environment.flags().storeFailures()));
      }
      return RunOutcome.of(List.of(), none);
    }
    CommandRun run = new CommandRun(environment, kind, scope, compiler, lines);
    long started = System.nanoTime();
    ResultBlocks blocks = new ResultBlocks(compiled, environment.flags().storeFailures());
    List<NodeResult> results;
    try {
      results = run.execute(Objects.requireNonNullElse(link.withTestEdges(), dag), selection);
    } catch (RunInterrupted e) {
      double seconds = (System.nanoTime() - started) / 1e9;
      if (environment.flags().writeJson()) {
        artifacts.writeResults(e.results(), seconds);
      }
      lines.summaryInterrupted(e.results(), blocks);
      lines.finished(e.results(), seconds);
      throw new ProblemException(Problem.of(ProblemKind.PLAIN, ""), e);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    lines.finished(results, seconds);
    RunResults artifact = artifacts.write(results, seconds);
    if (kind == Kind.SEED && environment.flags().is("show")) {
      new SeedSamples(environment, lines).print(results);
    }
    lines.summary(results, blocks);
    return RunOutcome.of(results, artifact);
  }
}
