package dev.percolate.runner.internal;

import java.util.ArrayList;
import java.util.List;

/** Runs what a queue gives out on threads named as dbt names its workers. */
final class Workers {
  // deep templates need a deep stack
  private static final long STACK_BYTES = 64L << 20;

  /** How long a worker may take to end after an interruption. */
  private static final long PATIENCE_MILLIS = 5_000;

  private Workers() {}

  /** What is done with one node. */
  @FunctionalInterface
  interface Work {
    void run(String uniqueId);
  }

  /**
   * Works until the queue is empty or closed.
   *
   * @param whenInterrupted runs when the calling thread is interrupted while it waits, and should
   *     make the work under way end soon
   * @return false when it was interrupted
   */
  static boolean drain(NodeQueue queue, int threads, Work work, Runnable whenInterrupted) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= threads; i++) {
      workers.add(worker(i, () -> drain(queue, work)));
    }
    workers.forEach(Thread::start);
    try {
      for (Thread worker : workers) {
        worker.join();
      }
      return true;
    } catch (InterruptedException e) {
      queue.close();
      whenInterrupted.run();
      joinBriefly(workers);
      return false;
    }
  }

  private static void joinBriefly(List<Thread> workers) {
    try {
      for (Thread worker : workers) {
        worker.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread of that number, not started. */
  static Thread worker(int number, Runnable task) {
    Thread worker = new Thread(null, task, "Thread-" + number + " (worker)", STACK_BYTES);
    worker.setDaemon(true);
    return worker;
  }

  private static void drain(NodeQueue queue, Work work) {
    try {
      for (NodeQueue.Ticket ticket = queue.take(); ticket != null; ticket = queue.take()) {
        try {
          work.run(ticket.uniqueId());
        } finally {
          queue.done(ticket);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
