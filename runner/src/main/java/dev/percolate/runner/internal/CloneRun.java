package dev.percolate.runner.internal;

import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.graph.Dag;
import dev.percolate.graph.EdgeFilter;
import dev.percolate.manifest.GraphNode;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.selection.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Clones nodes on worker threads, in no order: none needs another one. */
public final class CloneRun {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final RunLines lines;
  private final NodeRunner runner;
  private final NodeEvents events;

  // guarded by this
  private final List<NodeResult> results = new ArrayList<>();
  private final Set<String> skipped = new HashSet<>();

  public CloneRun(
      RunEnvironment environment, CommandScope scope, Compiler compiler, RunLines lines) {
    this.environment = environment;
    this.scope = scope;
    this.lines = lines;
    this.events = new NodeEvents(environment.events(), environment.clock());
    this.runner =
        new NodeRunner(
            environment,
            scope,
            compiler,
            new UnitTestRunner(environment, scope),
            lines,
            NodeRunner.Work.CLONE);
  }

  /** Clones the nodes; gives a result for each that is not ephemeral. */
  public List<NodeResult> execute(Dag dag, Selection selection) {
    List<GraphNode> nodes = new ArrayList<>();
    int total = 0;
    for (String id : selection.ids()) {
      GraphNode node = node(id);
      nodes.add(node);
      total += NodeRunner.isEphemeral(node) ? 0 : 1;
    }
    int threads = environment.threads();
    lines.concurrency(threads, environment.invocation().profile().targetName(), total);
    try {
      environment.adapter().connections().acquire("master");
      // dbt 1.12: a clone needs a state whether or not nodes are deferred
      scope.deferTo(DeferredState.required(environment));
      WarehousePreparation preparation = new WarehousePreparation(environment, scope);
      preparation.createSchemas(nodes);
      preparation.fillCache(nodes);
      environment.adapter().connections().commitIfOpen();
      environment.adapter().connections().release();
      work(dag, selection, threads, total);
    } finally {
      environment.adapter().connections().close();
    }
    synchronized (this) {
      return List.copyOf(results);
    }
  }

  private void work(Dag dag, Selection selection, int threads, int total) {
    NodeQueue queue = new NodeQueue(dag.subset(selection.numbers()), false);
    AtomicInteger index = new AtomicInteger();
    boolean isComplete =
        Workers.drain(
            queue,
            threads,
            id -> {
              GraphNode node = node(id);
              int number = NodeRunner.isEphemeral(node) ? 0 : index.incrementAndGet();
              finish(
                  isSkipped(id) ? skip(node, number, total) : runner.run(node, number, total), dag);
            },
            () -> lines.cancelled(environment.adapter().connections().cancelOpen()),
            environment.adapter().connections()::cancelOpen);
    if (!isComplete) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }

  private synchronized boolean isSkipped(String id) {
    return skipped.contains(id);
  }

  private NodeResult skip(GraphNode node, int number, int total) {
    NodeResult result = NodeResult.idle(node, NodeStatus.SKIPPED, null);
    return events.during(
        node,
        progress -> {
          if (!NodeRunner.isEphemeral(node)) {
            progress.reached(result.status().word());
            lines.end(result, number, total);
          }
          return result;
        });
  }

  private synchronized void finish(NodeResult result, Dag dag) {
    GraphNode node = result.node();
    if (!NodeRunner.isEphemeral(node)) {
      results.add(result);
    }
    if (result.status() == NodeStatus.ERROR) {
      events.skipsChildren(result);
      dag.descendants(dag.indexOf(node.uniqueId()), Dag.UNLIMITED, EdgeFilter.ALL).stream()
          .forEach(child -> skipped.add(dag.id(child)));
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
