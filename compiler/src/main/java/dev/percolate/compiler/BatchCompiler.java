package dev.percolate.compiler;

import dev.percolate.compiler.CompilationStatus.Complete;
import dev.percolate.compiler.CompilationStatus.Failed;
import dev.percolate.compiler.CompilationStatus.PendingIntrospection;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.render.Introspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles many nodes at once, on all cores, and shows those that wait for the warehouse as data.
 * For one thread at a time; close it to give up what waits.
 */
public final class BatchCompiler implements AutoCloseable {
  private final Compiler compiler;
  private final Function<String, @Nullable ExecutableNode> nodes;
  private final NodeTasks<CompiledNode> tasks;
  private final ConnectionLanes lanes;
  private final SharedColumns columns;
  private final Map<String, NodeTask<CompiledNode>> known = new LinkedHashMap<>();

  /**
   * A compiler of batches.
   *
   * @param compiler whose scope is answered by {@code tasks}
   * @param nodes finds a node by its unique id
   * @param tasks whose questions all wait
   * @param lanes answer them when they are asked to
   */
  public BatchCompiler(
      Compiler compiler,
      Function<String, @Nullable ExecutableNode> nodes,
      NodeTasks<CompiledNode> tasks,
      ConnectionLanes lanes,
      SharedColumns columns) {
    this.compiler = compiler;
    this.nodes = nodes;
    this.tasks = tasks;
    this.lanes = lanes;
    this.columns = columns;
  }

  /**
   * Compiles nodes as far as they get without the warehouse. A node that was named before is not
   * compiled again.
   *
   * @throws ProblemException when an id names nothing that can be compiled
   */
  public CompilationBatch compileBatchPure(List<String> ids) {
    Map<String, ExecutableNode> fresh = new LinkedHashMap<>();
    for (String id : ids) {
      ExecutableNode node = nodes.apply(id);
      if (node == null) {
        throw ProblemException.runtime("There is no node '" + id + "' that can be compiled");
      }
      if (!known.containsKey(id)) {
        fresh.put(id, node);
      }
    }
    List<NodeTask<CompiledNode>> started =
        tasks.start(
            List.copyOf(fresh.values()),
            ExecutableNode::uniqueId,
            i -> "compile-" + (i + 1),
            node -> compiler.compile(node, null).node());
    started.forEach(task -> known.put(task.uniqueId(), task));
    settle();
    return batch(ids);
  }

  /**
   * Compiles nodes and asks the warehouse whatever they want to know: what nodes named before wait
   * for, too.
   */
  public CompilationBatch compileBatch(List<String> ids) {
    compileBatchPure(ids);
    tasks.serveBy(lanes);
    try {
      settle();
      while (!tasks.waiting().isEmpty()) {
        columns.serve(tasks);
        settle();
      }
    } finally {
      tasks.serveBy(null);
    }
    return batch(ids);
  }

  /**
   * Tells a waiting node what it wants to know; it goes on where it stands.
   *
   * @param answer of the type that its question wants; null lets dbt's macros put the question in
   *     their own way, as a query
   * @return how far it has come now
   * @throws ProblemException when the node does not wait, or the answer does not fit
   */
  public CompilationStatus completeIntrospection(String id, @Nullable Object answer) {
    NodeTask<CompiledNode> task = waiting(id);
    Introspection<?> question = task.question();
    if (question != null && !question.takes(answer)) {
      throw ProblemException.runtime("The answer for '" + id + "' does not fit its question");
    }
    tasks.answer(task, answer);
    settle();
    return status(waitingOrDone(id));
  }

  /**
   * Tells a waiting node that the warehouse refused.
   *
   * @return how far it has come now: usually it failed
   */
  public CompilationStatus failIntrospection(String id, String message) {
    tasks.refuse(waiting(id), ProblemException.of(ProblemKind.DATABASE, message));
    settle();
    return status(waitingOrDone(id));
  }

  /** The state of all nodes that were named so far. */
  public CompilationBatch state() {
    return batch(List.copyOf(known.keySet()));
  }

  private NodeTask<CompiledNode> waiting(String id) {
    NodeTask<CompiledNode> task = tasks.asker(waitingOrDone(id));
    if (task.question() == null) {
      throw ProblemException.runtime("The node '" + id + "' does not wait for an answer");
    }
    return task;
  }

  private NodeTask<CompiledNode> waitingOrDone(String id) {
    NodeTask<CompiledNode> task = known.get(id);
    if (task == null) {
      throw ProblemException.runtime("The node '" + id + "' is not being compiled");
    }
    return task;
  }

  private void settle() {
    try {
      tasks.awaitQuiet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemKind.PLAIN, "interrupted");
    }
    known.values().stream().filter(NodeTask::isDone).forEach(tasks::tell);
  }

  private CompilationStatus status(NodeTask<CompiledNode> task) {
    Throwable failure = task.failure();
    if (failure != null) {
      return new Failed(task.uniqueId(), problem(task.uniqueId(), failure));
    }
    if (task.isDone()) {
      return compiler.complete(task.result(), task.asked() > 0);
    }
    NodeTask<CompiledNode> asker = tasks.asker(task);
    Introspection<?> question = asker.question();
    if (question == null) {
      throw new BugException("a node is done, or something waits");
    }
    return new PendingIntrospection(
        task.uniqueId(), asker.uniqueId(), question, task == asker ? task.textSoFar() : "");
  }

  private Problem problem(String id, Throwable failure) {
    if (failure instanceof ProblemException known) {
      ExecutableNode node = nodes.apply(id);
      return node == null ? known.problem() : Compiler.about(node, known).problem();
    }
    if (failure instanceof Error error && !(failure instanceof StackOverflowError)) {
      throw error;
    }
    return Problem.of(
        ProblemKind.COMPILATION,
        failure instanceof StackOverflowError
            ? "the templates call each other without an end"
            : String.valueOf(failure));
  }

  private CompilationBatch batch(List<String> ids) {
    List<Complete> compiled = new ArrayList<>();
    List<PendingIntrospection> pending = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    int introspecting = 0;
    int pure = 0;
    int questions = 0;
    for (String id : ids) {
      NodeTask<CompiledNode> task = waitingOrDone(id);
      questions += task.asked();
      introspecting += task.asked() > 0 ? 1 : 0;
      switch (status(task)) {
        case Complete done -> {
          compiled.add(done);
          pure += task.asked() == 0 ? 1 : 0;
        }
        case PendingIntrospection waits -> pending.add(waits);
        case Failed wrong -> failed.add(wrong);
      }
    }
    return new CompilationBatch(
        compiled,
        pending,
        failed,
        new CompilationBatch.Statistics(
            ids.size(), pure, introspecting, pending.size(), failed.size(), questions));
  }

  @Override
  public void close() {
    tasks.close();
    lanes.close();
  }
}
