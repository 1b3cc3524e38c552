package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Capability;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.render.Batch;
import dev.percolate.render.EventTimeRange;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.Renderer;
import dev.percolate.render.RunContext;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.Repeat;
import dev.percolate.runner.RunEnvironment;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a microbatch model batch by batch: the first and the last alone, those between on free
 * threads when the model allows it.
 */
final class MicrobatchRunner {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final Compiler compiler;
  private final Executions executions;
  private final PartLines lines;
  private final BatchWorkers workers;
  private final NodeEvents events;

  MicrobatchRunner(
      RunEnvironment environment,
      CommandScope scope,
      Compiler compiler,
      RunLines lines,
      BatchWorkers workers) {
    this.environment = environment;
    this.scope = scope;
    this.compiler = compiler;
    this.executions = new Executions(environment, scope);
    this.lines = new PartLines(lines);
    this.workers = workers;
    this.events = new NodeEvents(environment.events(), environment.clock());
  }

  /** What became of one batch. */
  private record Done(Batch batch, boolean isSuccess) {}

  /** Whether a model is built in batches. */
  static boolean applies(RunEnvironment environment, ExecutableNode node) {
    boolean saysSo =
        node instanceof Model
            && "incremental".equals(node.config().get("materialized"))
            && "microbatch".equals(node.config().get("incremental_strategy"));
    if (!saysSo) {
      return false;
    }
    if (environment.flags().is("require_batched_execution_for_custom_microbatch_strategy")) {
      return true;
    }
    // dbt 1.12: a strategy of the project's own is otherwise not run in batches
    RegisteredMacro macro = environment.macros().find("get_incremental_microbatch_sql", null);
    return macro != null && environment.macros().isInternal(macro.packageName());
  }

  /** Builds all batches. */
  Executions.Outcome run(Model model) {
    try {
      workers.enterModel();
      try {
        return outcome(model, build(model));
      } finally {
        workers.leaveModel();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.runtime("Microbatch model '" + model.name() + "' was interrupted");
    }
  }

  private List<Done> build(Model model) throws InterruptedException {
    Relation existing =
        environment
            .renderer()
            .warehouse(scope)
            .relation(model.database(), model.schema(), model.alias());
    boolean isIncremental = isIncremental(model, existing);
    Repeat.Batches earlier = earlier(model);
    List<Batch> batches =
        earlier == null ? plan(model).batches(isIncremental) : plan(model).again(earlier.failed());
    int count = batches.size();
    List<Done> done = new ArrayList<>(count);
    done.add(build(model, batches, 0, isIncremental));
    if (!done.getFirst().isSuccess()) {
      for (int i = 1; i < count; i++) {
        done.add(skip(model, batches.get(i), i + 1, count));
      }
      return done;
    }
    between(model, batches, done);
    if (count > 1) {
      done.add(build(model, batches, count - 1, true));
    }
    return done;
  }

  private void between(Model model, List<Batch> batches, List<Done> done)
      throws InterruptedException {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 1; i < batches.size() - 1; i++) {
      int at = i;
      tasks.add(
          () -> {
            Done result = build(model, batches, at, true);
            synchronized (done) {
              done.add(result);
            }
          });
    }
    if (isConcurrent(model)) {
      workers.runOnFree(tasks);
    } else {
      tasks.forEach(Runnable::run);
    }
  }

  private boolean isConcurrent(Model model) {
    if (!environment.adapter().supports(Capability.MICROBATCH_CONCURRENCY)) {
      return false;
    }
    return model.config().get("concurrent_batches") instanceof Boolean configured
        ? configured
        : !Renderer.mentions(model.rawCode(), "this");
  }

  private BatchPlan plan(Model model) {
    EventTimeRange sample = scope.sample();
    OffsetDateTime from = sample == null ? flag("event_time_start") : sample.start();
    OffsetDateTime to = sample == null ? flag("event_time_end") : sample.end();
    Repeat repeat = environment.repeat();
    OffsetDateTime now = environment.invocation().startedAt();
    return new BatchPlan(
        model, from, to, repeat == null ? now : repeat.startedAt().atOffset(ZoneOffset.UTC));
  }

  private Repeat.@Nullable Batches earlier(Model model) {
    Repeat repeat = environment.repeat();
    return repeat == null ? null : repeat.batches().get(model.uniqueId());
  }

  private @Nullable OffsetDateTime flag(String name) {
    return environment.flags().get(name) instanceof LocalDateTime moment
        ? moment.atOffset(ZoneOffset.UTC)
        : null;
  }

  private boolean isIncremental(Model model, @Nullable Relation existing) {
    if (existing == null || existing.type() != RelationType.TABLE) {
      return false;
    }
    return model.config().get("full_refresh") instanceof Boolean configured
        ? !configured
        : !environment.flags().fullRefresh();
  }

  // ---- one batch

  private Done build(Model model, List<Batch> batches, int index, boolean isIncremental) {
    Batch batch = batches.get(index);
    int count = batches.size();
    if (workers.isClosed()) {
      return new Done(batch, false);
    }
    NodeResult result =
        events.during(model, progress -> build(progress, model, batches, index, isIncremental));
    return new Done(batch, result.status() == NodeStatus.SUCCESS);
  }

  private Done skip(Model model, Batch batch, int number, int count) {
    events.during(
        model,
        _ -> {
          lines.batchEnd(model, batch, NodeStatus.SKIPPED, "SKIPPED", number, count, 0);
          return result(model, NodeStatus.SKIPPED, "SKIPPED", new Stopwatch(environment.clock()));
        });
    return new Done(batch, false);
  }

  private static NodeResult result(
      Model model, NodeStatus status, String message, Stopwatch watch) {
    return new NodeResult(
        model,
        status,
        message,
        status == NodeStatus.SUCCESS ? 0L : 1L,
        Map.of(),
        watch.timings(),
        Thread.currentThread().getName(),
        watch.seconds(),
        null);
  }

  private NodeResult build(
      NodeProgress progress, Model model, List<Batch> batches, int index, boolean isIncremental) {
    Batch batch = batches.get(index);
    int count = batches.size();
    lines.batchStart(model, batch, index + 1, count);
    Stopwatch watch = events.watch(progress);
    ConnectionPool connections = environment.adapter().connections();
    boolean isSuccess = false;
    String message = "ERROR";
    try {
      connections.acquire(model.uniqueId());
      message = build(hooked(model, index == 0, index == count - 1), batch, isIncremental, watch);
      isSuccess = true;
    } catch (ProblemException e) {
      fail(model, "Exception on worker thread. " + e.problem().describe());
    } finally {
      connections.release();
    }
    NodeStatus status = isSuccess ? NodeStatus.SUCCESS : NodeStatus.ERROR;
    progress.finished(environment.clock().instant(), status.word());
    lines.batchEnd(model, batch, status, message, index + 1, count, watch.seconds());
    return result(model, status, message, watch);
  }

  private void fail(Model model, String what) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("build_path", "");
    data.put("exc", what);
    data.put("unique_id", model.uniqueId());
    EventSubject.addTo(data);
    environment
        .events()
        .fire(
            new Event(
                "W004",
                "GenericExceptionOnRun",
                Level.ERROR,
                "[ERROR]: Unhandled error while executing \n" + what,
                data));
  }

  private String build(ExecutableNode node, Batch batch, boolean isIncremental, Stopwatch watch) {
    CompiledNodes own = scope.compiledNodes().apart(node.uniqueId());
    BatchScope batchScope = new BatchScope(scope, own);
    watch.time("compile", () -> compiler.within(batchScope, own).compile(node, batch));
    RunContext context = environment.renderer().run(batchScope, node, batch);
    if (isIncremental) {
      context.putFunction("is_incremental", true);
      context.putFunction("should_full_refresh", false);
    }
    return watch.time("execute", () -> String.valueOf(executions.build(node, context).message()));
  }

  /** The model as one batch runs it: hooks before are the first's, hooks after the last's. */
  private static ExecutableNode hooked(Model model, boolean isFirst, boolean isLast) {
    if (isFirst && isLast) {
      return model;
    }
    NodeBuilder copy = NodeBuilder.from(model);
    if (!isFirst) {
      copy.config.put("pre-hook", List.of());
    }
    if (!isLast) {
      copy.config.put("post-hook", List.of());
    }
    return copy.build();
  }

  // ---- the result

  private Executions.Outcome outcome(Model model, List<Done> done) {
    List<Done> ordered = new ArrayList<>(done);
    ordered.sort(Comparator.comparing((Done one) -> one.batch().range().start()));
    List<List<String>> successful = new ArrayList<>();
    List<List<String>> failed = new ArrayList<>();
    for (Done one : ordered) {
      EventTimeRange range = one.batch().range();
      (one.isSuccess() ? successful : failed)
          .add(List.of(BatchPlan.iso(range.start()), BatchPlan.iso(range.end())));
    }
    Map<String, @Nullable Object> batches = new LinkedHashMap<>();
    batches.put("successful", successful);
    batches.put("failed", failed);
    NodeStatus status = NodeStatus.SUCCESS;
    String message = "SUCCESS";
    if (failed.isEmpty()) {
      RunContext context = environment.renderer().run(scope, model, null);
      if (context.value("this") instanceof Relation relation) {
        executions.pointer(model, context, List.of(relation));
      }
    } else if (successful.isEmpty()) {
      status = NodeStatus.ERROR;
      message = "ERROR";
    } else {
      status = NodeStatus.PARTIAL_SUCCESS;
      message = "PARTIAL SUCCESS (" + successful.size() + "/" + done.size() + ")";
    }
    Repeat.Batches earlier = earlier(model);
    if (earlier != null) {
      successful.addAll(earlier.successful());
    }
    return new Executions.Outcome(status, message, 0L, Map.of(), null, batches, null);
  }
}
