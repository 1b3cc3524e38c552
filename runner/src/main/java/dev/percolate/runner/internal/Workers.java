package dev.percolate.runner.internal;

import dev.percolate.diagnostics.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs what a queue gives out on threads named as dbt names its workers. */
final class Workers {
  // deep templates need a deep stack
  private static final long STACK_BYTES = 64L << 20;

  /** How long a worker may take to end after an interruption. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Workers() {}

  /** What is done with one node. */
  @FunctionalInterface
  interface Work {
    void run(String uniqueId);
  }

  /**
   * Works until the queue is empty or closed. What escapes from a worker ends the work and is
   * thrown here.
   *
   * @param whenInterrupted runs when the calling thread is interrupted while it waits, and should
   *     make the work under way end soon
   * @param again runs from then on until the workers have ended: what a worker began just after the
   *     interruption has to be ended too
   * @return false when it was interrupted
   */
  static boolean drain(
      NodeQueue queue, int threads, Work work, Runnable whenInterrupted, Runnable again) {
    AtomicReference<@Nullable RuntimeException> escaped = new AtomicReference<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= threads; i++) {
      workers.add(worker(i, () -> drain(queue, work, escaped)));
    }
    workers.forEach(Thread::start);
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      queue.close();
      whenInterrupted.run();
      joinBriefly(workers, again);
      return false;
    }
    RuntimeException problem = escaped.get();
    if (problem != null) {
      throw problem;
    }
    return true;
  }

  private static void joinBriefly(List<Thread> workers, Runnable again) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread worker : workers) {
        while (System.nanoTime() < end && !worker.join(BETWEEN)) {
          cancel(again);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancel(Runnable again) {
    try {
      again.run();
    } catch (ProblemException e) {
      // a statement that ended meanwhile cannot be cancelled, and need not be
    }
  }

  /** A thread of that number, not started. */
  static Thread worker(int number, Runnable task) {
    Thread worker = new Thread(null, task, "Thread-" + number + " (worker)", STACK_BYTES);
    worker.setDaemon(true);
    return worker;
  }

  private static void drain(
      NodeQueue queue, Work work, AtomicReference<@Nullable RuntimeException> escaped) {
    try {
      for (NodeQueue.Ticket ticket = queue.take(); ticket != null; ticket = queue.take()) {
        try {
          work.run(ticket.uniqueId());
        } catch (RuntimeException e) {
          escaped.compareAndSet(null, e);
          queue.close();
        } finally {
          queue.done(ticket);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
