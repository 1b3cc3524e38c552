package dev.percolate.adapters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open line to the warehouse, used by one thread at a time; only {@link #cancel()} may come
 * from another. Failures of the warehouse are {@link dev.percolate.diagnostics.ProblemException}s.
 */
public interface Session extends AutoCloseable {
  /** Runs one statement, or several of which the last gives the rows. */
  Cursor execute(String sql, @Nullable List<? extends @Nullable Object> bindings);

  /** Rolls back through the driver. */
  void rollback();

  /** Interrupts what runs now. */
  void cancel();

  @Override
  void close();

  /** Opens sessions. */
  @FunctionalInterface
  interface Opener {
    /** A new session for the calling thread. */
    Session open();

    /** Sent to open a transaction; {@code null} when the driver does it unasked. */
    default @Nullable String beginStatement() {
      return "BEGIN";
    }

    /** Sent to end a transaction; {@code null} when nothing is sent. */
    default @Nullable String commitStatement() {
      return "COMMIT";
    }
  }
}
