package dev.percolate.runner.internal;

import dev.percolate.compiler.Compiler;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.graph.Dag;
import dev.percolate.graph.EdgeFilter;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.UnitTest;
import dev.percolate.runner.NodeCommand;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.selection.Selection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One run over selected nodes: schemas, start hooks, nodes on worker threads, end hooks. */
public final class CommandRun {
  private final RunEnvironment environment;
  private final NodeCommand.Kind kind;
  private final CommandScope scope;
  private final Compiler compiler;
  private final RunLines lines;
  private final NodeRunner runner;
  private final NodeEvents events;
  private final Thread main = Thread.currentThread();

  // guarded by this
  private final List<NodeResult> results = new ArrayList<>();
  private final Map<String, Skip> skipped = new HashMap<>();
  private final Map<String, List<UnitTest>> unitTests = new HashMap<>();
  private @Nullable NodeResult failedFast;
  private boolean interrupted;

  public CommandRun(
      RunEnvironment environment,
      NodeCommand.Kind kind,
      CommandScope scope,
      Compiler compiler,
      RunLines lines) {
    this.environment = environment;
    this.kind = kind;
    this.scope = scope;
    this.compiler = compiler;
    this.lines = lines;
    this.events = new NodeEvents(environment.events(), environment.clock());
    this.runner =
        new NodeRunner(
            environment,
            scope,
            compiler,
            new UnitTestRunner(environment, scope),
            lines,
            NodeRunner.Work.RUN);
  }

  /**
   * Runs the nodes.
   *
   * @param dag the graph in whose order they run
   */
  public List<NodeResult> execute(Dag dag, Selection selection) {
    BitSet nodes = new BitSet();
    int total = 0;
    int withModels = 0;
    for (String id : selection.ids()) {
      GraphNode node = node(id);
      // dbt 1.12: when done again, a unit test is a node like any other
      boolean goesWithModel = kind == NodeCommand.Kind.BUILD && environment.repeat() == null;
      if (goesWithModel && node instanceof UnitTest test) {
        unitTests
            .computeIfAbsent(test.dependsOnNodes().getFirst(), _ -> new ArrayList<>())
            .add(test);
        total++;
        withModels++;
        continue;
      }
      nodes.set(dag.indexOf(id));
      total += NodeRunner.isEphemeral(node) ? 0 : 1;
    }
    int threads = environment.threads();
    lines.concurrency(threads, environment.invocation().profile().targetName(), total - withModels);
    long startedAt = System.nanoTime();
    HookRunner hooks = new HookRunner(environment, compiler, lines, this::add);
    environment.adapter().connections().acquire("master");
    try {
      scope.deferTo(DeferredState.of(environment));
      prepare(selection);
      List<NodeResult> started = hooks.run("on-run-start", Map.of());
      boolean hookFailed = started.stream().anyMatch(r -> r.status() != NodeStatus.SUCCESS);
      boolean skipAll = hookFailed && environment.flags().is("skip_nodes_if_on_run_start_fails");
      if (skipAll) {
        selection.ids().forEach(id -> skipped.put(id, Skip.PLAIN));
      }
      work(dag, nodes, total, threads);
      if (failedFast != null) {
        skipTheRest(selection);
        blocks().block(failedFast, false, lines);
      }
      environment.adapter().connections().acquire("master");
      hooks.run("on-run-end", EndHookNames.of(environment, results));
    } catch (ProblemException e) {
      // dbt 1.12: what was done until then is told before the error
      lines.finished(results, (System.nanoTime() - startedAt) / 1e9);
      throw e;
    } finally {
      environment.adapter().connections().close();
    }
    return List.copyOf(results);
  }

  private synchronized void add(NodeResult result) {
    results.add(result);
  }

  private void prepare(Selection selection) {
    List<GraphNode> selected = new ArrayList<>();
    selection.ids().forEach(id -> selected.add(node(id)));
    WarehousePreparation preparation = new WarehousePreparation(environment, scope);
    preparation.createSchemas(selected);
    preparation.fillCache(selected);
    environment.adapter().connections().commitIfOpen();
  }

  private void work(Dag dag, BitSet nodes, int total, int threads) {
    Dag subset = dag.subset(nodes);
    NodeQueue queue = new NodeQueue(subset, true);
    AtomicInteger index = new AtomicInteger();
    boolean isComplete =
        Workers.drain(
            queue,
            threads,
            id -> work(node(id), dag, queue, index, total),
            this::interrupt,
            environment.adapter().connections()::cancelOpen);
    if (!isComplete) {
      synchronized (this) {
        throw new RunInterrupted(results);
      }
    }
  }

  private void interrupt() {
    synchronized (this) {
      // dbt 1.12: what ends from now on is in no artifact
      interrupted = true;
    }
    runner.close();
    lines.cancelled(environment.adapter().connections().cancelOpen());
  }

  private void work(GraphNode node, Dag dag, NodeQueue queue, AtomicInteger index, int total) {
    Skip skip;
    synchronized (this) {
      skip = skipped.get(node.uniqueId());
    }
    for (UnitTest test : unitTests.getOrDefault(node.uniqueId(), List.of())) {
      int number = index.incrementAndGet();
      NodeResult result =
          skip == null ? runner.run(test, number, total) : skip(test, number, total, Skip.PLAIN);
      finish(result, dag, queue);
      switch (result.status()) {
        case FAIL, ERROR, SKIPPED -> skip = Skip.PLAIN;
        default -> {}
      }
    }
    int number = NodeRunner.isEphemeral(node) ? 0 : index.incrementAndGet();
    finish(
        skip == null ? runner.run(node, number, total) : skip(node, number, total, skip),
        dag,
        queue);
  }

  private ResultBlocks blocks() {
    return new ResultBlocks(scope.compiledNodes(), environment.flags().storeFailures());
  }

  private NodeResult skip(GraphNode node, int number, int total, Skip skip) {
    return events.during(node, progress -> skip(progress, number, total, skip.ephemeral()));
  }

  private NodeResult skip(
      NodeProgress progress, int number, int total, @Nullable NodeResult ephemeral) {
    GraphNode node = progress.node();
    NodeResult result = NodeResult.idle(node, NodeStatus.SKIPPED, null);
    if (NodeRunner.isEphemeral(node)) {
      return result;
    }
    if (ephemeral == null) {
      progress.reached(result.status().word());
      lines.end(result, number, total);
      return result;
    }
    lines.skipBecause(node, ephemeral.status(), number, total);
    blocks().apart(ephemeral, lines);
    return result.with(
        NodeStatus.SKIPPED,
        "Compilation Error in "
            + node.uniqueId()
            + ", caused by compilation error in referenced ephemeral model "
            + ephemeral.node().uniqueId());
  }

  private void finish(NodeResult result, Dag dag, NodeQueue queue) {
    if (record(result, dag)) {
      queue.close();
      runner.close();
      // dbt 1.12: the connections of all workers are told, whether they still have a statement
      lines.cancelled(environment.adapter().connections().cancelOpen(main));
    }
  }

  /** Whether the result is the first one that ends the run. */
  private synchronized boolean record(NodeResult result, Dag dag) {
    GraphNode node = result.node();
    boolean isBroken =
        result.status() == NodeStatus.ERROR || result.status() == NodeStatus.PARTIAL_SUCCESS;
    boolean wasCancelled = failedFast != null && isBroken;
    if (interrupted || wasCancelled) {
      return false;
    }
    if (!NodeRunner.isEphemeral(node)) {
      results.add(result);
    }
    boolean isBuild = kind == NodeCommand.Kind.BUILD;
    boolean blocks =
        switch (result.status()) {
          case ERROR, PARTIAL_SUCCESS -> true;
          case FAIL, SKIPPED -> isBuild;
          default -> false;
        };
    if (blocks && !"continue".equals(node.config().get("on_error"))) {
      events.skipsChildren(result);
      Skip skip = NodeRunner.isEphemeral(node) ? new Skip(result) : Skip.PLAIN;
      dag.descendants(dag.indexOf(node.uniqueId()), Dag.UNLIMITED, EdgeFilter.ALL).stream()
          .forEach(child -> skipped.put(dag.id(child), skip));
    }
    boolean failed =
        result.status() == NodeStatus.ERROR
            || result.status() == NodeStatus.FAIL
            || result.status() == NodeStatus.PARTIAL_SUCCESS;
    boolean ends = failed && failedFast == null && environment.flags().failFast();
    if (ends) {
      failedFast = result;
    }
    return ends;
  }

  private synchronized void skipTheRest(Selection selection) {
    Map<String, NodeResult> done = new LinkedHashMap<>();
    results.forEach(result -> done.put(result.node().uniqueId(), result));
    for (String id : selection.ids()) {
      if (!done.containsKey(id) && !NodeRunner.isEphemeral(node(id))) {
        results.add(NodeResult.idle(node(id), NodeStatus.SKIPPED, "Skipping due to fail_fast"));
      }
    }
  }

  private GraphNode node(String id) {
    @Nullable GraphNode node = environment.manifest().node(id);
    if (node == null) {
      throw new BugException("the selected node " + id + " is in the manifest");
    }
    return node;
  }

  /**
   * Why a node is not run. dbt 1.12: of the results that keep a node back the last one counts, and
   * it is told only when it is that of an ephemeral model.
   */
  private record Skip(@Nullable NodeResult ephemeral) {
    static final Skip PLAIN = new Skip(null);
  }
}
