package dev.percolate.adapters.api;

import org.jspecify.annotations.Nullable;

/**
 * A worker thread's place at the warehouse. The session behind it opens at the first statement.
 * Belongs to its {@link ConnectionPool}.
 */
public final class Connection {
  /** dbt's states. */
  public enum State {
    INIT,
    OPEN,
    CLOSED,
    FAIL
  }

  private volatile String name;
  private volatile State state = State.INIT;
  private volatile boolean transactionOpen;
  private volatile @Nullable Session session;

  Connection(String name) {
    this.name = name;
  }

  /** What it is used for now: {@code master}, a unique id, {@code list_<database>_<schema>}... */
  public String name() {
    return name;
  }

  public State state() {
    return state;
  }

  public boolean isTransactionOpen() {
    return transactionOpen;
  }

  @Nullable Session session() {
    return session;
  }

  void rename(String newName) {
    name = newName;
  }

  void opened(Session opened) {
    session = opened;
    state = State.OPEN;
  }

  void failed() {
    session = null;
    state = State.FAIL;
  }

  void closed() {
    session = null;
    state = State.CLOSED;
  }

  void transactionOpen(boolean open) {
    transactionOpen = open;
  }
}
