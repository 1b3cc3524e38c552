package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.Cursor;
import dev.percolate.adapters.api.Session;
import dev.percolate.adapters.jdbc.JdbcSession;
import dev.percolate.diagnostics.ProblemException;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread's connection to the one database. */
final class DuckDbSession implements Session {
  private final DuckDbDialect dialect = new DuckDbDialect();
  private final JdbcSession inner;
  private final Retries retries;
  private final DuckDbLog log;
  private final Runnable whenClosed;
  private volatile @Nullable Process worker;

  DuckDbSession(Connection connection, Retries retries, DuckDbLog log, Runnable whenClosed) {
    this.inner = new JdbcSession(connection, dialect);
    this.retries = retries;
    this.log = log;
    this.whenClosed = whenClosed;
  }

  @Override
  public Cursor execute(String sql, @Nullable List<? extends @Nullable Object> bindings) {
    dialect.starting(sql);
    try {
      return retries.run(() -> inner.execute(sql, bindings));
    } catch (ProblemException e) {
      log.debug("duckdb error: " + e.problem().message());
      log.debug("Error running SQL: " + sql);
      log.debug("Rolling back transaction.");
      throw e;
    }
  }

  @Override
  public void rollback() {
    inner.rollback();
  }

  /** What {@link #cancel()} ends beside the running statement; null when there is nothing else. */
  void worker(@Nullable Process process) {
    worker = process;
  }

  @Override
  public void cancel() {
    Process process = worker;
    if (process != null) {
      process.destroyForcibly();
    }
    inner.cancel();
  }

  @Override
  public void close() {
    try {
      inner.close();
    } finally {
      whenClosed.run();
    }
  }

  /** How often work is tried, and after which errors. */
  record Retries(long attempts, List<?> exceptions) {
    /** Python's class for {@code IO Error: ...} is {@code IOException}. */
    private boolean isRetryable(ProblemException failure) {
      String message = failure.problem().message();
      int end = message.indexOf(" Error:");
      return end > 0
          && exceptions.contains(message.substring(0, end).replace(" ", "") + "Exception");
    }

    <T> T run(Work<T> work) {
      for (long attempt = 0; ; attempt++) {
        try {
          return work.run();
        } catch (ProblemException e) {
          if (attempt + 1 >= attempts || !isRetryable(e)) {
            throw e;
          }
        }
        try {
          Thread.sleep(1000L << Math.min(attempt, 20));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw ProblemException.runtime("Interrupted while waiting to try again");
        }
      }
    }
  }

  /** Something that may have to be tried again. */
  interface Work<T> {
    T run();
  }
}
