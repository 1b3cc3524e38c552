package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Operation;
import dev.percolate.render.RunContext;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the project's on-run-start and on-run-end hooks on the calling thread's connection. */
final class HookRunner {
  private final RunEnvironment environment;
  private final Compiler compiler;
  private final RunLines lines;
  private final Consumer<NodeResult> ended;

  /**
   * @param ended told of each hook as it ends
   */
  HookRunner(
      RunEnvironment environment, Compiler compiler, RunLines lines, Consumer<NodeResult> ended) {
    this.environment = environment;
    this.compiler = compiler;
    this.lines = lines;
    this.ended = ended;
  }

  /**
   * Runs the hooks of one kind; after a failure the rest are skipped.
   *
   * @param kind {@code on-run-start} or {@code on-run-end}
   * @param names what templates see beside the usual names
   */
  List<NodeResult> run(String kind, Map<String, ? extends @Nullable Object> names) {
    List<Operation> hooks = hooks(kind);
    boolean isStart = kind.equals("on-run-start");
    if (!isStart && !hooks.isEmpty()) {
      lines.plain("");
    }
    environment.adapter().connections().clearTransaction();
    List<NodeResult> results = new ArrayList<>();
    boolean failed = false;
    for (int i = 0; i < hooks.size(); i++) {
      NodeResult result = run(hooks.get(i), kind, i, hooks.size(), failed, names);
      failed |= result.status() != NodeStatus.SUCCESS;
      results.add(result);
      ended.accept(result);
    }
    if (isStart && !hooks.isEmpty()) {
      lines.plain("");
    }
    return results;
  }

  private NodeResult run(
      Operation hook,
      String kind,
      int index,
      int total,
      boolean skip,
      Map<String, ? extends @Nullable Object> names) {
    NodeProgress progress = new NodeProgress(hook);
    return EventSubject.during(
        progress, () -> run(progress, hook, kind, index, total, skip, names));
  }

  private NodeResult run(
      NodeProgress progress,
      Operation hook,
      String kind,
      int index,
      int total,
      boolean skip,
      Map<String, ? extends @Nullable Object> names) {
    String name = hook.packageName() + "." + kind + "." + index;
    compiler.placed(hook, index + 1L);
    NodeResult result;
    if (skip) {
      result = finish(hook, NodeStatus.SKIPPED, name + " skipped", null);
    } else {
      Stopwatch watch = new Stopwatch(environment.clock());
      // dbt 1.12: a hook that cannot be compiled ends the command
      String sql = watch.time("compile", () -> compile(hook, names));
      progress.started(Objects.requireNonNull(watch.timings().getFirst().startedAt()));
      lines.hookStart(name, index + 1, total);
      try {
        watch.time("execute", () -> execute(sql));
        result = finish(hook, NodeStatus.SUCCESS, name + " passed", watch);
      } catch (ProblemException e) {
        result =
            finish(
                hook, NodeStatus.ERROR, name + " failed, error:\n " + e.problem().message(), watch);
      }
      progress.finished(environment.clock().instant(), "");
    }
    progress.reached(result.status().word());
    lines.hookEnd(name, result.status(), index + 1, total, result.seconds());
    return result;
  }

  private String compile(Operation hook, Map<String, ? extends @Nullable Object> names) {
    RunContext context = compiler.context(hook);
    names.forEach(context::put);
    return String.valueOf(compiler.compileIn(hook, context).compiledCode());
  }

  private Boolean execute(String sql) {
    if (!sql.isBlank()) {
      ConnectionPool connections = environment.adapter().connections();
      connections.execute(sql, false, false, -1);
    }
    return true;
  }

  private static NodeResult finish(
      Operation hook, NodeStatus status, String message, @Nullable Stopwatch watch) {
    return new NodeResult(
        hook,
        status,
        message,
        status == NodeStatus.SUCCESS ? 0L : 1L,
        Map.of(),
        watch == null ? List.of() : watch.timings(),
        "main",
        watch == null ? 0 : watch.seconds(),
        null);
  }

  /** Whether there are hooks of a kind. */
  boolean has(String kind) {
    return !hooks(kind).isEmpty();
  }

  /** dbt 1.12: dependencies first by package name, the root last; then by position. */
  private List<Operation> hooks(String kind) {
    List<Operation> hooks = new ArrayList<>();
    for (ExecutableNode node : environment.manifest().nodes().values()) {
      if (node instanceof Operation hook && hook.tags().contains(kind)) {
        hooks.add(hook);
      }
    }
    // dbt 1.12: means to run those of the root last, but sorts them before all others
    String root = environment.project().name();
    hooks.sort(
        Comparator.comparing((Operation hook) -> !hook.packageName().equals(root))
            .thenComparing(Operation::packageName)
            .thenComparing(hook -> hook.index() == null ? 0L : hook.index()));
    return hooks;
  }
}
