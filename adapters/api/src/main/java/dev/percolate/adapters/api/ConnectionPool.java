package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.ConnectionEvents;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection per thread, and dbt's rules for transactions and events around statements. Safe
 * for use by many threads; each sees only its own connection, except in {@link #cancelOpen()} and
 * {@link #close()}.
 */
public final class ConnectionPool implements AutoCloseable {
  private final String type;
  private final Session.Opener opener;
  private final boolean transactionsDisabled;
  private final ConnectionEvents events;
  private final Map<Thread, Connection> connections = new LinkedHashMap<>();
  private volatile QueryComment queryComment = (connection, sql) -> sql;

  /** Adds dbt's comment to a statement. */
  @FunctionalInterface
  public interface QueryComment {
    String add(String connectionName, String sql);
  }

  /** A connection and the statement just run on it. */
  public record Query(Connection connection, Cursor cursor) {}

  /** A response and its rows; the table has no columns unless fetched. */
  public record Execution(AdapterResponse response, ResultTable table) {}

  /**
   * A pool without connections.
   *
   * @param transactionsDisabled whether {@code auto_begin} is ignored by {@link #execute}
   */
  public ConnectionPool(
      String type, Session.Opener opener, boolean transactionsDisabled, EventSink events) {
    this.type = type;
    this.opener = opener;
    this.transactionsDisabled = transactionsDisabled;
    this.events = new ConnectionEvents(events);
  }

  /** Sets what is put around SQL by {@link #execute} and {@link #select}. */
  public void setQueryComment(QueryComment comment) {
    queryComment = comment;
  }

  // ---- the thread's connection

  /** This thread's connection under that name: found, renamed or new; not opened yet. */
  public Connection acquire(String name) {
    Connection connection = find();
    if (connection == null) {
      connection = new Connection(name);
      synchronized (connections) {
        connections.put(Thread.currentThread(), connection);
      }
      events.created(type, name);
    } else if (!connection.name().equals(name)) {
      String before = connection.name();
      connection.rename(name);
      events.reused(before, name);
    }
    return connection;
  }

  /** This thread's connection, or null. */
  public @Nullable Connection find() {
    synchronized (connections) {
      return connections.get(Thread.currentThread());
    }
  }

  /** This thread's connection. */
  public Connection current() {
    Connection connection = find();
    if (connection == null) {
      throw ProblemException.runtime(
          "connection never acquired for thread " + Thread.currentThread().getName());
    }
    return connection;
  }

  /** The name of this thread's connection, or dbt's placeholder. */
  public String niceName() {
    Connection connection = find();
    return connection == null ? "<None>" : connection.name();
  }

  /** Closes this thread's connection, rolling back what is open; it may be acquired again. */
  public void release() {
    Connection connection = find();
    if (connection != null) {
      try {
        close(connection);
      } catch (RuntimeException e) {
        synchronized (connections) {
          connections.remove(Thread.currentThread());
        }
        throw e;
      }
    }
  }

  /** Closes all connections of all threads. */
  @Override
  public void close() {
    List<Connection> all;
    synchronized (connections) {
      all = new ArrayList<>(connections.values());
      connections.clear();
    }
    for (Connection connection : all) {
      boolean idle =
          connection.state() == Connection.State.CLOSED
              || connection.state() == Connection.State.INIT;
      events.cleanup(connection.name(), !idle);
      close(connection);
    }
  }

  /** Interrupts the statements of all other threads; gives the names of their connections. */
  public List<String> cancelOpen() {
    return cancelOpen(Thread.currentThread());
  }

  /** Interrupts the statements of all threads but one; gives the names of their connections. */
  public List<String> cancelOpen(Thread spared) {
    List<String> names = new ArrayList<>();
    synchronized (connections) {
      Connection own = connections.get(spared);
      for (Connection connection : connections.values()) {
        Session session = connection.session();
        if (connection == own) {
          continue;
        }
        if (session != null && connection.state() == Connection.State.OPEN) {
          session.cancel();
        }
        names.add(connection.name());
      }
    }
    return names;
  }

  // ---- transactions

  /** Opens a transaction. */
  public void begin() {
    Connection connection = current();
    if (connection.isTransactionOpen()) {
      throw internal("Tried to begin a new transaction", connection, "it already had one open!");
    }
    String statement = opener.beginStatement();
    if (statement != null) {
      addQuery(statement, false, null, false);
    }
    connection.transactionOpen(true);
  }

  /** Commits the open transaction. */
  public void commit() {
    Connection connection = current();
    if (!connection.isTransactionOpen()) {
      throw internal("Tried to commit transaction", connection, "it does not have one open!");
    }
    events.commit(connection.name());
    String statement = opener.commitStatement();
    if (statement != null) {
      addQuery(statement, false, null, false);
    }
    connection.transactionOpen(false);
  }

  private static ProblemException internal(String tried, Connection connection, String but) {
    return ProblemException.of(
        ProblemKind.INTERNAL, tried + " on connection \"" + connection.name() + "\", but " + but);
  }

  /** Commits if this thread has a transaction open. */
  public void commitIfOpen() {
    Connection connection = find();
    if (connection != null && connection.isTransactionOpen()) {
      commit();
    }
  }

  /** Rolls back if this thread has a transaction open. */
  public void rollbackIfOpen() {
    Connection connection = find();
    if (connection != null && connection.isTransactionOpen()) {
      rollback(connection);
    }
  }

  /** Rolls back what is open, then opens and commits an empty transaction. */
  public void clearTransaction() {
    Connection connection = current();
    if (connection.isTransactionOpen()) {
      rollback(connection);
    }
    begin();
    commit();
  }

  private void rollback(Connection connection) {
    events.rollback(connection.name());
    Session session = connection.session();
    try {
      if (session != null) {
        session.rollback();
      }
    } catch (RuntimeException e) {
      events.rollbackFailed(connection.name(), String.valueOf(e.getMessage()));
    }
    connection.transactionOpen(false);
  }

  private void close(Connection connection) {
    Session session = connection.session();
    if (session == null) {
      return;
    }
    if (connection.isTransactionOpen()) {
      rollback(connection);
    }
    events.closed(connection.name());
    session.close();
    connection.closed();
  }

  // ---- statements

  /**
   * Runs SQL with the query comment.
   *
   * @param autoBegin open a transaction first when none is
   * @param fetch read the rows
   * @param limit most rows to read; 0 or less reads all
   */
  public Execution execute(String sql, boolean autoBegin, boolean fetch, long limit) {
    Query query =
        addQuery(
            queryComment.add(current().name(), sql),
            autoBegin && !transactionsDisabled,
            null,
            false);
    ResultTable table = ResultTable.EMPTY;
    if (fetch) {
      table = guarded(() -> query.cursor().table(limit));
    }
    return new Execution(query.cursor().response(), table);
  }

  /** Runs SQL with the query comment outside any new transaction. */
  public Cursor select(String sql) {
    return addQuery(queryComment.add(current().name(), sql), false, null, false).cursor();
  }

  /**
   * Runs SQL as it is, without query comment.
   *
   * @param abridge log only the first 512 characters
   */
  public Query addQuery(
      String sql,
      boolean autoBegin,
      @Nullable List<? extends @Nullable Object> bindings,
      boolean abridge) {
    Connection connection = current();
    if (autoBegin && !connection.isTransactionOpen()) {
      begin();
    }
    events.used(type, connection.name());
    String logged = abridge ? sql.substring(0, Math.min(512, sql.length())) + "..." : sql;
    events.query(connection.name(), logged);
    long start = System.nanoTime();
    Cursor cursor = guarded(() -> session(connection).execute(sql, bindings));
    events.status(cursor.response(), (System.nanoTime() - start) / 1e9);
    return new Query(connection, cursor);
  }

  /** Runs code that is not SQL; {@code work} speaks to the session as it needs. */
  public AdapterResponse runCode(String code, Function<Session, AdapterResponse> work) {
    Connection connection = current();
    events.code(connection.name(), code);
    long start = System.nanoTime();
    AdapterResponse response = guarded(() -> work.apply(session(connection)));
    events.codeStatus(response, (System.nanoTime() - start) / 1e9);
    return response;
  }

  private interface Work<T> {
    T run();
  }

  private <T> T guarded(Work<T> work) {
    try {
      return work.run();
    } catch (ProblemException e) {
      rollbackIfOpen();
      throw e;
    }
  }

  private Session session(Connection connection) {
    Session session = connection.session();
    if (session == null) {
      events.opening(connection.state().name().toLowerCase(java.util.Locale.ROOT));
      try {
        session = opener.open();
      } catch (RuntimeException e) {
        connection.failed();
        throw e;
      }
      connection.opened(session);
    }
    return session;
  }
}
