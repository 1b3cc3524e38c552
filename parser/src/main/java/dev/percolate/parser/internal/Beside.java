package dev.percolate.parser.internal;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that a thread of its own makes while the one that needs it does something else. */
public final class Beside<T> {
  private final FutureTask<T> task;

  private Beside(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins to make a value. */
  public static <T> Beside<T> begin(String threadName, Supplier<T> make) {
    FutureTask<T> task = new FutureTask<>(make::get);
    Thread thread = new Thread(null, task, threadName, Parallel.STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return new Beside<>(task);
  }

  /**
   * The value, when it is ready.
   *
   * @throws RuntimeException the failure of its making, or an error
   */
  public T get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}
