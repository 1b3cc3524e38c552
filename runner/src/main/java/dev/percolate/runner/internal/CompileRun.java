package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.compiler.Compiler;
import dev.percolate.compiler.NodeTask;
import dev.percolate.compiler.NodeTasks;
import dev.percolate.compiler.SharedColumns;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.GraphNode;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One compilation of selected nodes, which ends at the first error. What it does and tells is what
 * one thread would, node by node in the order of the graph; only the rendering goes on at once.
 */
public final class CompileRun {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final RunLines lines;
  private final NodeRunner runner;
  private final NodeRunner.Work work;
  private final boolean keepsEphemerals;

  /**
   * A compilation.
   *
   * @param work to compile, or to show, for which nodes need a connection throughout
   * @param keepsEphemerals whether ephemeral models have results
   */
  public CompileRun(
      RunEnvironment environment,
      CommandScope scope,
      Compiler compiler,
      RunLines lines,
      NodeRunner.Work work,
      boolean keepsEphemerals) {
    this.environment = environment;
    this.scope = scope;
    this.lines = lines;
    this.work = work;
    this.keepsEphemerals = keepsEphemerals;
    this.runner =
        new NodeRunner(
            environment, scope, compiler, new UnitTestRunner(environment, scope), lines, work);
  }

  /**
   * Compiles the nodes.
   *
   * @param tasks that the scope's templates ask
   * @throws ProblemException with the message of the first node that failed
   */
  public List<NodeResult> execute(
      Dag dag, SequencedSet<String> selected, NodeTasks<NodeResult> tasks) {
    BitSet numbers = new BitSet();
    List<GraphNode> nodes = new ArrayList<>();
    int total = 0;
    for (String id : selected) {
      GraphNode node = node(id);
      nodes.add(node);
      numbers.set(dag.indexOf(id));
      total += NodeRunner.isEphemeral(node) ? 0 : 1;
    }
    int threads = environment.threads();
    lines.concurrency(threads, environment.invocation().profile().targetName(), total);
    scope.deferTo(DeferredState.of(environment));
    ConnectionPool connections = environment.adapter().connections();
    try {
      connections.acquire("master");
      new WarehousePreparation(environment, scope).fillCache(nodes);
      connections.release();
      NodeQueue queue = new NodeQueue(dag.subset(numbers), true);
      List<NodeResult> results = new ArrayList<>();
      if (work == NodeRunner.Work.COMPILE) {
        compile(queue.drain(), total, tasks, results);
      } else {
        show(queue, threads, total, results);
      }
      return List.copyOf(results);
    } finally {
      connections.close();
    }
  }

  /** Whether a node comes to a result that others are told of. */
  private boolean isKept(NodeResult result) {
    return keepsEphemerals || !NodeRunner.isEphemeral(result.node());
  }

  private static ProblemException failure(NodeResult failed) {
    return ProblemException.runtime(Objects.requireNonNullElse(failed.message(), ""));
  }

  // ---- compiling: on all cores

  private record Numbered(GraphNode node, int place, int number) {}

  private void compile(
      List<String> order, int total, NodeTasks<NodeResult> tasks, List<NodeResult> results) {
    List<Numbered> nodes = new ArrayList<>(order.size());
    int number = 0;
    for (String id : order) {
      GraphNode node = node(id);
      number += NodeRunner.isEphemeral(node) ? 0 : 1;
      nodes.add(new Numbered(node, nodes.size(), NodeRunner.isEphemeral(node) ? 0 : number));
    }
    AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
    int threads = environment.threads();
    try (tasks) {
      List<NodeTask<NodeResult>> started =
          tasks.start(
              nodes,
              item -> item.node().uniqueId(),
              place -> "Thread-" + (place % threads + 1) + " (worker)",
              item -> compile(item, total, firstFailed));
      SharedColumns columns = new SharedColumns(environment.adapter(), environment.macros());
      for (NodeTask<NodeResult> task : started) {
        finish(task, tasks, columns);
        tasks.tell(task);
        NodeResult result = task.result();
        if (result.status() == NodeStatus.ERROR) {
          throw failure(result);
        }
        if (isKept(result)) {
          results.add(result);
        }
      }
    } catch (InterruptedException e) {
      lines.cancelled(environment.adapter().connections().cancelOpen());
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }

  private NodeResult compile(Numbered item, int total, AtomicInteger firstFailed) {
    if (item.place() > firstFailed.get()) {
      // nobody will read it: the command ends at the one that failed
      return NodeResult.idle(item.node(), NodeStatus.SKIPPED, null);
    }
    NodeResult result = runner.run(item.node(), item.number(), total);
    if (result.status() == NodeStatus.ERROR) {
      firstFailed.accumulateAndGet(item.place(), Math::min);
    }
    return result;
  }

  private void finish(NodeTask<NodeResult> task, NodeTasks<NodeResult> tasks, SharedColumns columns)
      throws InterruptedException {
    tasks.awaitDone(task);
    while (!task.isDone()) {
      columns.serve(tasks);
      tasks.awaitDone(task);
    }
  }

  // ---- showing: on threads with connections

  private void show(NodeQueue queue, int threads, int total, List<NodeResult> results) {
    AtomicInteger index = new AtomicInteger();
    AtomicReference<@Nullable NodeResult> failed = new AtomicReference<>();
    boolean isComplete =
        Workers.drain(
            queue,
            threads,
            id -> {
              GraphNode node = node(id);
              int number = NodeRunner.isEphemeral(node) ? 0 : index.incrementAndGet();
              NodeResult result = runner.run(node, number, total);
              if (isKept(result)) {
                synchronized (results) {
                  results.add(result);
                }
              }
              if (result.status() == NodeStatus.ERROR && failed.compareAndSet(null, result)) {
                queue.close();
              }
            },
            () -> lines.cancelled(environment.adapter().connections().cancelOpen()),
            environment.adapter().connections()::cancelOpen);
    if (!isComplete) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
    NodeResult first = failed.get();
    if (first != null) {
      throw failure(first);
    }
  }

  private GraphNode node(String id) {
    GraphNode node = environment.manifest().node(id);
    if (node == null) {
      throw new BugException("the selected node " + id + " is in the manifest");
    }
    return node;
  }
}
