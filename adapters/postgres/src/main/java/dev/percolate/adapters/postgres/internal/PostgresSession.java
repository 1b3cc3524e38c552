package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Cursor;
import dev.percolate.adapters.api.Session;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

/**
 * A thread's connection. Statements are sent by the simple query protocol, several in one text if
 * need be. Outside autocommit a transaction is opened before the first statement and before the
 * first after a rollback.
 */
final class PostgresSession implements Session {
  private static final int FLAGS =
      QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
          | QueryExecutor.QUERY_ONESHOT
          | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
          | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

  private final BaseConnection connection;
  private final boolean autocommit;
  private final Terminator terminator;

  // dbt 1.12: dbt commits by a statement, which its driver does not notice: it thinks itself still
  // in the transaction and opens no other. So what follows a commit is kept without another.
  private boolean begun;

  private boolean ended;

  /** Ends the session of a server process. */
  interface Terminator {
    void terminate(int process);
  }

  PostgresSession(BaseConnection connection, boolean autocommit, Terminator terminator) {
    this.connection = connection;
    this.terminator = terminator;
    this.autocommit = autocommit;
  }

  @Override
  public Cursor execute(String sql, @Nullable List<? extends @Nullable Object> bindings) {
    boolean begins = !autocommit && !begun;
    begun = !autocommit;
    LastResult result =
        run(
            bindings == null ? sql : Bindings.fill(sql, bindings),
            begins ? FLAGS : FLAGS | QueryExecutor.QUERY_SUPPRESS_BEGIN);
    if (result.isEmptyStatement()) {
      throw ProblemException.of(ProblemKind.DATABASE, "can't execute an empty query");
    }
    return result.cursor();
  }

  /** Runs a statement outside any transaction. */
  void prepare(String sql) {
    run(sql, FLAGS | QueryExecutor.QUERY_SUPPRESS_BEGIN);
  }

  private LastResult run(String sql, int how) {
    if (ended) {
      throw ProblemException.runtime("connection already closed");
    }
    LastResult result = new LastResult();
    try {
      QueryExecutor executor = connection.getQueryExecutor();
      // not parsed: the server finds the statements in the text
      Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
      executor.execute(query, null, result, 0, 0, how);
      return result;
    } catch (SQLException e) {
      ended = ServerMessage.tellsOfTheEnd(e);
      throw new ProblemException(Problem.of(ProblemKind.DATABASE, ServerMessage.of(e, sql)), e);
    }
  }

  @Override
  public void rollback() {
    begun = false;
    if (connection.getTransactionState() != TransactionState.IDLE) {
      run("ROLLBACK", FLAGS | QueryExecutor.QUERY_SUPPRESS_BEGIN);
    }
  }

  /** Ends the session, so that its thread fails at this statement or the next. */
  @Override
  public void cancel() {
    terminator.terminate(connection.getBackendPID());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new ProblemException(Problem.of(ProblemKind.DATABASE, ServerMessage.of(e, "")), e);
    }
  }
}
