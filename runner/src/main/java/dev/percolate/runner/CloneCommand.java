package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.RunResults;
import dev.percolate.runner.internal.CloneRun;
import dev.percolate.runner.internal.CommandScope;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.ResultBlocks;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import java.util.LinkedHashSet;
import java.util.List;

/** The command {@code clone}: puts what another environment has built into this one. */
public final class CloneCommand {
  private static final ResourceTypeFilter TYPES =
      ResourceTypeFilter.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

  private final RunEnvironment environment;
  private final RunLines lines;

  public CloneCommand(RunEnvironment environment) {
    this.environment = environment;
    this.lines = RunLines.of(environment);
  }

  /**
   * Clones the selected nodes.
   *
   * @throws dev.percolate.diagnostics.ProblemException when there is no state to clone from
   */
  public RunOutcome run() {
    Dag dag = GraphLink.of(environment, lines);
    Selection selection =
        new NodeSelection(environment)
            .select(dag, TypeFilters.narrow(TYPES, environment.flags()), false);
    CompiledNodes compiled = new CompiledNodes();
    RunArtifacts artifacts = new RunArtifacts(environment, compiled);
    if (selection.isEmpty()) {
      lines.nothingToDo();
      RunResults none = artifacts.write(List.of(), 0);
      lines.summary(List.of(), new ResultBlocks(compiled, environment.flags().storeFailures()));
      return RunOutcome.of(List.of(), none);
    }
    TargetFiles files = new TargetFiles(environment.project().root(), environment.targetPath());
    CommandScope scope =
        new CommandScope(environment, compiled, files, new LinkedHashSet<>(selection.ids()));
    Compiler compiler = new Compiler(environment.renderer(), scope, compiled, files, true);
    long started = System.nanoTime();
    List<NodeResult> results =
        new CloneRun(environment, scope, compiler, lines).execute(dag, selection);
    RunResults artifact = artifacts.write(results, (System.nanoTime() - started) / 1e9);
    lines.summary(results, new ResultBlocks(compiled, environment.flags().storeFailures()));
    return RunOutcome.of(results, artifact);
  }
}
