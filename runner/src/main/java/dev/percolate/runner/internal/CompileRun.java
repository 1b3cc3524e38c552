package dev.percolate.runner.internal;

import dev.percolate.compiler.Compiler;
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
import org.jspecify.annotations.Nullable;

/** One compilation of selected nodes on worker threads, which ends at the first error. */
public final class CompileRun {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final RunLines lines;
  private final NodeRunner runner;
  private final boolean keepsEphemerals;

  // guarded by this
  private final List<NodeResult> results = new ArrayList<>();
  private @Nullable NodeResult failed;

  /**
   * A compilation.
   *
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
    this.keepsEphemerals = keepsEphemerals;
    this.runner =
        new NodeRunner(
            environment, scope, compiler, new UnitTestRunner(environment, scope), lines, work);
  }

  /**
   * Compiles the nodes.
   *
   * @throws ProblemException with the message of the first node that failed
   */
  public List<NodeResult> execute(Dag dag, SequencedSet<String> selected) {
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
    lines.plain("");
    lines.concurrency(threads, environment.invocation().profile().targetName());
    lines.plain("");
    scope.deferTo(DeferredState.of(environment));
    try {
      environment.adapter().connections().acquire("master");
      new WarehousePreparation(environment, scope).fillCache(nodes);
      environment.adapter().connections().release();
      work(new NodeQueue(dag.subset(numbers), true), threads, total);
    } finally {
      environment.adapter().connections().close();
    }
    synchronized (this) {
      if (failed != null) {
        throw ProblemException.runtime(Objects.requireNonNullElse(failed.message(), ""));
      }
      return List.copyOf(results);
    }
  }

  private void work(NodeQueue queue, int threads, int total) {
    AtomicInteger index = new AtomicInteger();
    boolean isComplete =
        Workers.drain(
            queue,
            threads,
            id -> {
              GraphNode node = node(id);
              int number = NodeRunner.isEphemeral(node) ? 0 : index.incrementAndGet();
              finish(runner.run(node, number, total), queue);
            },
            () -> lines.cancelled(environment.adapter().connections().cancelOpen()));
    if (!isComplete) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }

  private synchronized void finish(NodeResult result, NodeQueue queue) {
    if (keepsEphemerals || !NodeRunner.isEphemeral(result.node())) {
      results.add(result);
    }
    if (result.status() == NodeStatus.ERROR && failed == null) {
      failed = result;
      queue.close();
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
