package dev.percolate.compiler;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.HeldEvents;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.render.Introspection;
import dev.percolate.render.Introspector;
import dev.percolate.render.OwnConnection;
import dev.percolate.render.SharedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on many nodes at once, each on a virtual thread of its own, so that all cores render. A
 * node that asks the warehouse is suspended where it stands until the answer is there, and goes on
 * from there; nothing is rendered twice. Statements go to a lane, when there are lanes; questions
 * that can be answered for many nodes together wait, as all do without lanes, until no node can go
 * on without an answer.
 *
 * <p>What nodes ask and tell depends on themselves alone and not on how many are worked on at once.
 * One thread drives; the nodes' threads call the methods of {@link Introspector}. Threads that work
 * on no node ask by their own connection.
 *
 * @param <R> what the work on a node comes to
 */
public final class NodeTasks<R> implements Introspector, AutoCloseable {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final HeldEvents events;
  private final Introspector own;
  private final Waiting waits;
  private volatile @Nullable ConnectionLanes lanes;
  private final ThreadLocal<@Nullable NodeTask<R>> current = new ThreadLocal<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<NodeTask<R>> tasks = new ArrayList<>();
  private int running;
  private volatile boolean isClosed;

  /** Which questions wait until no node can go on without an answer. */
  public enum Waiting {
    NONE,
    /** Questions on columns, to be answered together. */
    COLUMNS,
    /** All, while there are no lanes; those on columns when there are. */
    ALL
  }

  /**
   * Tasks of one command.
   *
   * @param events where all that the nodes tell goes through
   * @param waits which questions wait
   * @param lanes answer statements; without them nodes ask by their own thread's connection, which
   *     fails, for there is none
   */
  public NodeTasks(
      Adapter adapter, HeldEvents events, Waiting waits, @Nullable ConnectionLanes lanes) {
    this.events = events;
    this.own = new OwnConnection(adapter);
    this.waits = waits;
    this.lanes = lanes;
  }

  /** From now on statements go to lanes, those too that nodes wait for; with null they wait. */
  public void serveBy(@Nullable ConnectionLanes newLanes) {
    lanes = newLanes;
    if (newLanes != null) {
      for (NodeTask<R> task : waiting()) {
        next(task).again();
      }
    }
  }

  // ---- for who drives

  /**
   * Starts the work on nodes.
   *
   * @param <N> a node
   * @param thread the name that the n-th node's thread gets
   */
  public <N> List<NodeTask<R>> start(
      List<N> nodes,
      Function<? super N, String> id,
      Function<Integer, String> thread,
      Function<? super N, ? extends R> work) {
    List<NodeTask<R>> started = new ArrayList<>(nodes.size());
    List<Thread> threads = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      N node = nodes.get(i);
      NodeTask<R> task = new NodeTask<>(id.apply(node), thread.apply(i));
      Thread own =
          Thread.ofVirtual()
              .name(task.threadName())
              .unstarted(() -> run(task, () -> work.apply(node)));
      task.started(own);
      started.add(task);
      threads.add(own);
    }
    locked(
        () -> {
          tasks.addAll(started);
          running += started.size();
          return true;
        });
    threads.forEach(Thread::start);
    return started;
  }

  /** Waits until a task is done or every task that is not waits for an answer. */
  public void awaitDone(NodeTask<R> task) throws InterruptedException {
    awaitUntil(() -> task.isDone() || isQuiet());
  }

  /** Waits until every task is done or waits for an answer. */
  public void awaitQuiet() throws InterruptedException {
    awaitUntil(this::isQuiet);
  }

  private interface State {
    boolean holds();
  }

  private void awaitUntil(State state) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!state.holds()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isQuiet() {
    if (running > 0) {
      return false;
    }
    for (NodeTask<R> task : tasks) {
      SharedWork<?> other = task.blockedOn();
      if (other != null && other.done().isDone()) {
        return false;
      }
    }
    return true;
  }

  /** The tasks that wait for an answer, in the order they were started. */
  public List<NodeTask<R>> waiting() {
    return locked(() -> tasks.stream().filter(task -> task.pending() != null).toList());
  }

  /** The task that puts the question a task waits for: itself, or who compiles what it needs. */
  public NodeTask<R> asker(NodeTask<R> task) {
    return locked(
        () -> {
          NodeTask<R> asker = task;
          for (SharedWork<?> other = asker.blockedOn(); other != null; other = asker.blockedOn()) {
            NodeTask<R> owner = owner(other);
            if (owner == null) {
              break;
            }
            asker = owner;
          }
          return asker;
        });
  }

  private @Nullable NodeTask<R> owner(SharedWork<?> work) {
    for (NodeTask<R> task : tasks) {
      if (task == work.owner()) {
        return task;
      }
    }
    return null;
  }

  /**
   * Answers what a task waits for.
   *
   * @param value of the type that the question wants, or null for it to ask as dbt's macros do
   */
  public void answer(NodeTask<R> task, @Nullable Object value) {
    next(task).answer(value);
  }

  /** Lets what a task waits for fail. */
  public void refuse(NodeTask<R> task, ProblemException problem) {
    next(task).answer().completeExceptionally(problem);
  }

  private NodeTask.Question<?> next(NodeTask<R> task) {
    return locked(
        () -> {
          NodeTask.Question<?> question = task.pending();
          if (question == null) {
            throw new BugException(task.uniqueId() + " waits for an answer");
          }
          task.ask(null);
          running++;
          return question;
        });
  }

  /** Passes on what was told of a task, before a later one's turn. */
  public void tell(NodeTask<R> task) {
    events.pass(task.told());
  }

  /** Gives up what is not done, and waits a little for it to end. */
  @Override
  public void close() {
    for (NodeTask<R> task : left()) {
      task.interrupt();
    }
    long patience = PATIENCE_NANOS;
    lock.lock();
    try {
      while (patience > 0 && !left().isEmpty()) {
        patience = changed.awaitNanos(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private List<NodeTask<R>> left() {
    return locked(
        () -> {
          isClosed = true;
          return tasks.stream().filter(task -> !task.isDone()).toList();
        });
  }

  // ---- on the tasks' own threads

  private void run(NodeTask<R> task, Supplier<? extends R> work) {
    current.set(task);
    R result = null;
    Throwable failure = null;
    try {
      if (isClosed) {
        throw new CancellationException("the work on nodes was given up");
      }
      result = events.during(task.told(), work::get);
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      R value = result;
      Throwable problem = failure;
      locked(
          () -> {
            task.done(value, problem);
            return leave();
          });
    }
  }

  private boolean leave() {
    running--;
    changed.signalAll();
    return true;
  }

  @Override
  public <A> @Nullable A ask(Introspection<A> question) {
    NodeTask<R> task = current.get();
    if (task == null) {
      return own.ask(question);
    }
    ConnectionLanes serving = lanes;
    if (serving == null) {
      return waits == Waiting.ALL ? suspend(task, question) : own.ask(question);
    }
    return switch (question) {
      case Introspection.Columns _ ->
          // a node that has a connection may have changed what only this one shows
          waits != Waiting.NONE && task.lane() == null ? suspend(task, question) : null;
      case Introspection.Relations _ -> null;
      default -> {
        Lane lane = lane(task, serving);
        task.count();
        yield on(lane, task, () -> lane.connection().ask(question));
      }
    };
  }

  private <A> @Nullable A suspend(NodeTask<R> task, Introspection<A> question) {
    NodeTask.Question<A> asked = new NodeTask.Question<>(question);
    locked(
        () -> {
          task.count();
          task.ask(asked);
          return leave();
        });
    try {
      NodeTask.Answer<A> answer = asked.answer().get();
      return answer.again() ? ask(question) : answer.value();
    } catch (InterruptedException e) {
      throw givenUp();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new BugException("an answer comes or is refused", e);
    }
  }

  /** Does work on a lane's thread that tells of the task. */
  private <T> @Nullable T on(Lane lane, NodeTask<R> task, Supplier<@Nullable T> work) {
    return lane.call(() -> events.during(task.told(), work));
  }

  private Lane lane(NodeTask<R> task, ConnectionLanes all) {
    Lane known = task.lane();
    if (known != null) {
      return known;
    }
    try {
      Lane leased = all.lease();
      task.lease(leased);
      on(leased, task, () -> leased.acquire(task.uniqueId(), task.threadName()));
      return leased;
    } catch (InterruptedException e) {
      throw givenUp();
    }
  }

  @Override
  public void commit() {
    NodeTask<R> task = current.get();
    if (task == null) {
      own.commit();
      return;
    }
    Lane lane = task.lane();
    if (lane != null) {
      on(lane, task, lane::commit);
    }
  }

  @Override
  public String connectionName() {
    NodeTask<R> task = current.get();
    return task == null ? own.connectionName() : task.uniqueId();
  }

  @Override
  public <T> T once(SharedWork<T> shared, Supplier<T> work) {
    NodeTask<R> task = current.get();
    if (task == null) {
      return Introspector.super.once(shared, work);
    }
    events.include(shared.told());
    if (shared.claim(task)) {
      return shared.perform(() -> events.during(shared.told(), work));
    }
    if (!shared.done().isDone()) {
      block(task, shared);
    }
    return shared.join();
  }

  private void block(NodeTask<R> task, SharedWork<?> shared) {
    locked(
        () -> {
          task.block(shared);
          return leave();
        });
    try {
      shared.done().get();
    } catch (InterruptedException e) {
      throw givenUp();
    } catch (ExecutionException e) {
      // thrown where the result is read
    } finally {
      locked(
          () -> {
            task.block(null);
            running++;
            return true;
          });
    }
  }

  private static CancellationException givenUp() {
    Thread.currentThread().interrupt();
    return new CancellationException("the work on nodes was given up");
  }

  @Override
  public String rendering(Supplier<String> soFar, Supplier<String> work) {
    NodeTask<R> task = current.get();
    if (task == null) {
      return work.get();
    }
    Supplier<String> outer = task.text();
    task.show(soFar);
    try {
      return work.get();
    } finally {
      task.show(outer);
      giveBack(task);
    }
  }

  /** Lets another node have the connection. */
  private void giveBack(NodeTask<R> task) {
    Lane lane = task.lane();
    if (lane != null) {
      task.lease(null);
      try {
        on(lane, task, lane::release);
      } finally {
        lane.free();
      }
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
