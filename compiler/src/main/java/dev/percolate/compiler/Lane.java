package dev.percolate.compiler;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.render.Introspector;
import dev.percolate.render.OwnConnection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread with its connection, which works for one node at a time. */
final class Lane {
  private final Adapter adapter;
  private final ConnectionLanes home;
  private final Introspector connection;
  private @Nullable ExecutorService thread;

  Lane(Adapter adapter, ConnectionLanes home) {
    this.adapter = adapter;
    this.home = home;
    this.connection = new OwnConnection(adapter);
  }

  // ---- on the lane's own thread

  /** Names the connection for a node; the thread is named as the node's own. */
  boolean acquire(String uniqueId, String threadName) {
    Thread.currentThread().setName(threadName);
    adapter.connections().acquire(uniqueId);
    return true;
  }

  /** Answers by the connection. */
  Introspector connection() {
    return connection;
  }

  /** Commits what is open. */
  boolean commit() {
    connection.commit();
    return true;
  }

  /** Closes the connection's transaction and session. */
  boolean release() {
    adapter.connections().release();
    return true;
  }

  // ---- for who leases it

  /** Lets somebody else lease it. */
  void free() {
    home.giveBack(this);
  }

  /** Does work on the thread of this lane and waits for it. */
  <T> @Nullable T call(Supplier<@Nullable T> work) {
    Future<@Nullable T> future = executor().submit(work::get);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // the statement is cancelled by whoever interrupts, and then it ends
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> ProblemException.runtime(String.valueOf(e.getCause()));
    };
  }

  private synchronized ExecutorService executor() {
    ExecutorService known = thread;
    if (known == null) {
      known = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
      thread = known;
    }
    return known;
  }

  synchronized void close() {
    if (thread != null) {
      thread.shutdown();
    }
  }
}
