package dev.percolate.runner.internal;

import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SingularTest;
import dev.percolate.manifest.UnitTest;
import dev.percolate.render.RunContext;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one node on the calling worker thread. Safe for use by many threads. */
public final class NodeRunner {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final Compiler compiler;
  private final RunLines lines;
  private final NodeEvents events;
  private final Executions executions;
  private final Previews previews;
  private final UnitTestRunner unitTests;
  private final BatchWorkers workers;
  private final MicrobatchRunner microbatches;
  private final Overloads overloads;
  private final Work work;

  /** What is done with nodes. */
  public enum Work {
    RUN,
    /** They are compiled and not run. */
    COMPILE,
    /** Some of their rows are read; seeds are loaded. */
    SHOW,
    /** They are copied from another environment. */
    CLONE
  }

  /** A runner of one command. */
  public NodeRunner(
      RunEnvironment environment,
      CommandScope scope,
      Compiler compiler,
      UnitTestRunner unitTests,
      RunLines lines,
      Work work) {
    this.environment = environment;
    this.scope = scope;
    this.compiler = compiler;
    this.lines = lines;
    this.events = new NodeEvents(environment.events(), environment.clock());
    this.executions = new Executions(environment, scope);
    this.workers = new BatchWorkers(environment.threads());
    this.microbatches = new MicrobatchRunner(environment, scope, compiler, lines, workers);
    this.overloads = new Overloads(environment, scope, executions, lines);
    this.previews = new Previews(environment, compiler);
    this.unitTests = unitTests;
    this.work = work;
  }

  /** Runs a node with its lines on the console; failures become results. */
  public NodeResult run(GraphNode node, int index, int total) {
    return events.during(node, progress -> run(progress, index, total));
  }

  private NodeResult run(NodeProgress progress, int index, int total) {
    GraphNode node = progress.node();
    boolean silent =
        isEphemeral(node)
            || work == Work.COMPILE
            || work == Work.CLONE
            || (work == Work.SHOW && node.resourceType() != ResourceType.SEED);
    if (!silent && !isIdle(node)) {
      lines.start(node, index, total);
    }
    workers.taken();
    NodeResult result;
    try {
      result = run(node, events.watch(progress));
    } finally {
      workers.done();
    }
    progress.finished(environment.clock().instant(), result.status().word());
    if (!silent) {
      lines.end(result, index, total);
    }
    return result;
  }

  /** Lets no more batches start. */
  void close() {
    workers.close();
  }

  static boolean isEphemeral(GraphNode node) {
    return node.resourceType() == ResourceType.MODEL
        && "ephemeral".equals(node.config().get("materialized"));
  }

  private static boolean isIdle(GraphNode node) {
    return node.resourceType() == ResourceType.EXPOSURE
        || node.resourceType() == ResourceType.SAVED_QUERY;
  }

  private NodeResult run(GraphNode node, Stopwatch watch) {
    if (isIdle(node)) {
      watch.time("compile", node::uniqueId);
      watch.time("execute", node::uniqueId);
      NodeResult idle = NodeResult.idle(node, NodeStatus.NO_OP, "NO-OP");
      return new NodeResult(
          node,
          idle.status(),
          idle.message(),
          0L,
          idle.response(),
          watch.timings(),
          idle.thread(),
          0,
          null);
    }
    // what is only compiled gets a connection when it asks for something
    boolean connects = work != Work.COMPILE && environment.flags().introspect();
    try {
      if (connects) {
        environment.adapter().connections().acquire(node.uniqueId());
      }
      Executions.Outcome outcome = execute(node, watch);
      return result(node, outcome, watch);
    } catch (ProblemException e) {
      String text = described(node, e.problem());
      if (e.problem().kind() == ProblemKind.PLAIN) {
        events.unhandled(buildPath(node), text);
      } else {
        events.failed(text);
      }
      return failure(node, text, watch);
    } catch (StackOverflowError | RuntimeException e) {
      return unexpected(node, e, watch);
    } finally {
      if (connects) {
        release();
      }
    }
  }

  private void release() {
    try {
      environment.adapter().connections().release();
    } catch (ProblemException e) {
      environment
          .events()
          .fire(Event.of("E038", "RollbackFailed", Level.DEBUG, e.problem().describe()));
    }
  }

  private Executions.@Nullable Outcome execute(GraphNode node, Stopwatch watch) {
    if (work == Work.CLONE) {
      return node instanceof ExecutableNode executable ? clone(executable, watch) : null;
    }
    return switch (node) {
      case UnitTest test -> unitTests.run(test, watch);
      case ExecutableNode executable when executable.resourceType() == ResourceType.SEED -> {
        RunContext context =
            watch.time("compile", () -> environment.renderer().run(scope, executable, null));
        yield work == Work.COMPILE
            ? nothing(watch)
            : watch.time("execute", () -> executions.build(executable, context));
      }
      case Model model when work == Work.RUN && MicrobatchRunner.applies(environment, model) -> {
        watch.time("compile", model::uniqueId);
        yield watch.time("execute", () -> microbatches.run(model));
      }
      case ExecutableNode executable -> {
        Compiler.Compilation compiled =
            watch.time("compile", () -> compiler.compile(executable, null));
        if (work == Work.SHOW) {
          yield watch.time("execute", () -> previews.rows(executable, compiled));
        }
        if (isEphemeral(executable)) {
          yield null;
        }
        if (work == Work.COMPILE) {
          yield nothing(watch);
        }
        yield watch.time("execute", () -> execute(executable));
      }
      default -> null;
    };
  }

  private Executions.@Nullable Outcome clone(ExecutableNode node, Stopwatch watch) {
    watch.time("compile", node::uniqueId);
    return isEphemeral(node)
        ? null
        : watch.time(
            "execute", () -> executions.clone(node, environment.renderer().run(scope, node, null)));
  }

  private Executions.Outcome execute(ExecutableNode node) {
    // a new context: that of compiling does not know what was compiled
    RunContext context = environment.renderer().run(scope, node, null);
    return switch (node) {
      case FunctionNode function -> overloads.build(function, context);
      case SingularTest _, GenericTest _ -> executions.test(node, context);
      default -> executions.build(node, context);
    };
  }

  /** dbt 1.12: compiling alone has an entry for execution too. */
  private static Executions.@Nullable Outcome nothing(Stopwatch watch) {
    watch.time("execute", () -> true);
    return null;
  }

  private static NodeResult result(
      GraphNode node, Executions.@Nullable Outcome outcome, Stopwatch watch) {
    if (outcome == null) {
      return new NodeResult(
          node,
          NodeStatus.SUCCESS,
          null,
          null,
          Map.of(),
          watch.timings(),
          Thread.currentThread().getName(),
          watch.seconds(),
          null);
    }
    return new NodeResult(
        node,
        outcome.status(),
        outcome.message(),
        outcome.failures(),
        outcome.response(),
        watch.timings(),
        Thread.currentThread().getName(),
        watch.seconds(),
        outcome.table(),
        outcome.batches(),
        outcome.overloads());
  }

  private static NodeResult failure(GraphNode node, String message, Stopwatch watch) {
    return new NodeResult(
        node,
        NodeStatus.ERROR,
        message,
        null,
        Map.of(),
        watch.timings(),
        Thread.currentThread().getName(),
        watch.seconds(),
        null);
  }

  private NodeResult unexpected(GraphNode node, Throwable problem, Stopwatch watch) {
    String text =
        problem instanceof StackOverflowError
            ? "the templates call each other without an end"
            : String.valueOf(problem);
    environment
        .events()
        .fire(
            Event.of(
                "W004",
                "InternalErrorOnRun",
                Level.ERROR,
                "[ERROR]: Unhandled error while executing " + node.uniqueId() + "\n" + text));
    return failure(node, text, watch);
  }

  /** The problem said of the node; dbt says its own errors of none. */
  private String described(GraphNode node, Problem problem) {
    if (problem.kind() == ProblemKind.INTERNAL || problem.kind() == ProblemKind.PLAIN) {
      return problem.describe();
    }
    Problem.Subject subject =
        new Problem.Subject(node.resourceType().word(), node.name(), node.originalFilePath());
    String text = problem.withSubject(subject).describe();
    String path = buildPath(node);
    // dbt 1.12: only what the database refused names the file with what was run
    return problem.kind() == ProblemKind.DATABASE && path != null
        ? text + "\n  compiled code at " + path
        : text;
  }

  private @Nullable String buildPath(GraphNode node) {
    CompiledNode state = scope.compiled(node.uniqueId());
    return state == null ? null : state.buildPath();
  }
}
