package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.time.Duration;

/**
 * Ends the statements of the thread that opens it once that is interrupted. A thread that waits in
 * a warehouse's driver does not see that itself.
 */
public final class InterruptWatch implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Thread watched = Thread.currentThread();
  private final Thread watcher;

  public InterruptWatch(ConnectionPool connections) {
    watcher = Thread.ofVirtual().start(() -> watch(connections));
  }

  private void watch(ConnectionPool connections) {
    try {
      while (true) {
        Thread.sleep(BETWEEN);
        if (watched.isInterrupted()) {
          cancel(connections);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancel(ConnectionPool connections) {
    try {
      connections.cancelOpen();
    } catch (ProblemException e) {
      // a statement that ended meanwhile cannot be cancelled, and need not be
    }
  }

  /**
   * Ends the watch.
   *
   * @throws ProblemException without words when the thread was interrupted, which is then forgotten
   */
  @Override
  public void close() {
    watcher.interrupt();
    if (Thread.interrupted()) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }
}
