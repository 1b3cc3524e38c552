package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.Source;
import dev.percolate.project.Deprecation;
import dev.percolate.project.Flags;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One run over sources: start hooks, checks on worker threads, end hooks. */
public final class FreshnessRun {
  private final RunEnvironment environment;
  private final RunLines lines;
  private final FreshnessLines sourceLines;
  private final CompiledNodes compiled = new CompiledNodes();
  private final NodeEvents events;

  // guarded by this
  private final List<FreshnessCheck.Result> results = new ArrayList<>();
  private final List<NodeResult> all = new ArrayList<>();

  public FreshnessRun(RunEnvironment environment, RunLines lines) {
    this.environment = environment;
    this.lines = lines;
    this.sourceLines = new FreshnessLines(lines);
    this.events = new NodeEvents(environment.events(), environment.clock());
  }

  /** Every result with those of hooks, for counting. */
  public synchronized List<NodeResult> all() {
    return List.copyOf(all);
  }

  /** What compiling and running hooks added to them. */
  public CompiledNodes compiled() {
    return compiled;
  }

  /** Checks the sources; the results are in the order they ended. */
  public List<FreshnessCheck.Result> execute(Dag dag, List<Source> sources) {
    Set<String> ids = new LinkedHashSet<>();
    sources.forEach(source -> ids.add(source.uniqueId()));
    TargetFiles files = new TargetFiles(environment.project().root(), environment.targetPath());
    CommandScope scope = new CommandScope(environment, compiled, files, ids);
    HookRunner hooks =
        new HookRunner(
            environment,
            new Compiler(environment.renderer(), scope, compiled, files, true),
            lines,
            this::add);
    int threads = environment.threads();
    lines.concurrency(threads, environment.invocation().profile().targetName(), ids.size());
    ConnectionPool connections = environment.adapter().connections();
    connections.acquire("master");
    try {
      new WarehousePreparation(environment, scope).fillCache(List.of());
      boolean failed = !hook(hooks, "on-run-start", Map.of());
      if (!failed || !environment.flags().is("skip_nodes_if_on_run_start_fails")) {
        check(dag, ids, threads, new FreshnessCheck(environment, scope));
      }
      connections.acquire("master");
      hook(hooks, "on-run-end", EndHookNames.of(environment, all()));
    } finally {
      connections.close();
    }
    synchronized (this) {
      return List.copyOf(results);
    }
  }

  private synchronized void add(NodeResult result) {
    all.add(result);
  }

  /** Runs hooks, or tells that they are not run; false when one failed. */
  private boolean hook(
      HookRunner hooks, String kind, Map<String, ? extends @Nullable Object> names) {
    if (!environment.flags().is("source_freshness_run_project_hooks")) {
      if (hooks.has(kind)) {
        environment.events().fire(hooksNotRun(environment.flags()));
      }
      return true;
    }
    return hooks.run(kind, names).stream()
        .allMatch(result -> result.status() == NodeStatus.SUCCESS);
  }

  private static Event hooksNotRun(Flags flags) {
    return Deprecation.older(
        "D017",
        "SourceFreshnessProjectHooksNotRun",
        "In a future version of dbt, the `source freshness` command will start running"
            + " `on-run-start` and `on-run-end` hooks by default. For more information:"
            + " https://docs.getdbt.com/reference/global-configs/legacy-behaviors",
        flags,
        Map.of());
  }

  private NodeResult check(
      NodeProgress progress, Source source, int number, int total, FreshnessCheck check) {
    sourceLines.start(source, number, total);
    FreshnessCheck.Result result = check.run(source, events.watch(progress));
    if (result.status() == NodeStatus.RUNTIME_ERROR) {
      events.failed(String.valueOf(result.message()));
    }
    progress.finished(environment.clock().instant(), result.status().word());
    result = told(result, number, total);
    synchronized (this) {
      results.add(result);
      all.add(NodeResult.idle(source, result.status(), null));
    }
    return result.inRun();
  }

  /**
   * dbt 1.12: a warning that becomes an error is one of the thread, and nothing of the check is
   * kept.
   */
  private FreshnessCheck.Result told(FreshnessCheck.Result result, int number, int total) {
    try {
      sourceLines.end(result.source(), result.status(), number, total, result.seconds());
      return result;
    } catch (ProblemException e) {
      String text = e.problem().describe();
      events.unhandled("", text);
      return new FreshnessCheck.Result(
          result.source(),
          NodeStatus.ERROR,
          "Exception on worker thread. " + text,
          result.timing(),
          result.seconds(),
          null);
    }
  }

  private void check(Dag dag, Set<String> ids, int threads, FreshnessCheck check) {
    BitSet numbers = new BitSet();
    ids.forEach(id -> numbers.set(dag.indexOf(id)));
    AtomicInteger index = new AtomicInteger();
    boolean isComplete =
        Workers.drain(
            new NodeQueue(dag.subset(numbers), true),
            threads,
            id -> {
              Source source = environment.manifest().sources().get(id);
              if (source == null) {
                throw new BugException("the selected source " + id + " is in the manifest");
              }
              int number = index.incrementAndGet();
              events.during(source, progress -> check(progress, source, number, ids.size(), check));
            },
            () -> lines.cancelled(environment.adapter().connections().cancelOpen()),
            environment.adapter().connections()::cancelOpen);
    if (!isComplete) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }
}
