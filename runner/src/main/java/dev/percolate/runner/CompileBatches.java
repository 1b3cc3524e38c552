package dev.percolate.runner;

import dev.percolate.compiler.BatchCompiler;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.ConnectionLanes;
import dev.percolate.compiler.NodeTasks;
import dev.percolate.compiler.SharedColumns;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.runner.internal.CommandScope;
import java.util.Set;

/** Compiling nodes by id, for who embeds the engine. */
public final class CompileBatches {
  private CompileBatches() {}

  /** A compiler of a parsed project, to be closed. */
  public static BatchCompiler open(RunEnvironment environment) {
    CompiledNodes compiled = new CompiledNodes();
    TargetFiles files = new TargetFiles(environment.project().root(), environment.targetPath());
    CommandScope scope = new CommandScope(environment, compiled, files, Set.of());
    NodeTasks<CompiledNode> tasks =
        new NodeTasks<>(environment.adapter(), environment.events(), NodeTasks.Waiting.ALL, null);
    scope.askBy(tasks);
    return new BatchCompiler(
        new Compiler(environment.renderer(), scope, compiled, files, true),
        environment.manifest().nodes()::get,
        tasks,
        new ConnectionLanes(environment.adapter(), environment.threads()),
        new SharedColumns(environment.adapter(), environment.macros()));
  }
}
