package dev.percolate.runner.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that no node needs at the moment, lent to batches of microbatch models. Safe for use
 * by many threads.
 */
final class BatchWorkers {
  private final int threads;
  private final AtomicInteger busy = new AtomicInteger();
  private final Semaphore models;
  private volatile boolean isClosed;

  /** Of a command that runs on so many threads. */
  BatchWorkers(int threads) {
    this.threads = threads;
    // dbt 1.12: no more than half of the threads orchestrate microbatch models
    this.models = new Semaphore(Math.max(1, threads / 2));
  }

  /** Says that a worker has taken a node. */
  void taken() {
    busy.incrementAndGet();
  }

  /** Says that a worker has done its node. */
  void done() {
    busy.decrementAndGet();
  }

  /** Waits until one more microbatch model may run. */
  void enterModel() throws InterruptedException {
    models.acquire();
  }

  void leaveModel() {
    models.release();
  }

  /** Lets no more batches start. */
  void close() {
    isClosed = true;
  }

  boolean isClosed() {
    return isClosed;
  }

  /**
   * Runs tasks in order on free threads; on the calling thread when none is free.
   *
   * @return false when they ran on the calling thread
   */
  boolean runOnFree(List<Runnable> tasks) throws InterruptedException {
    int helpers = Math.min(threads - busy.get(), tasks.size());
    if (helpers <= 0) {
      tasks.forEach(Runnable::run);
      return false;
    }
    AtomicInteger next = new AtomicInteger();
    List<Thread> lent = new ArrayList<>(helpers);
    for (int i = 0; i < helpers; i++) {
      int number = threads - i;
      lent.add(
          Workers.worker(
              number,
              () -> {
                busy.incrementAndGet();
                try {
                  for (int at = next.getAndIncrement();
                      at < tasks.size();
                      at = next.getAndIncrement()) {
                    tasks.get(at).run();
                  }
                } finally {
                  busy.decrementAndGet();
                }
              }));
    }
    lent.forEach(Thread::start);
    for (Thread thread : lent) {
      thread.join();
    }
    return true;
  }
}
