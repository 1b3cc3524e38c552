package dev.percolate.adapters.jdbc;

import dev.percolate.adapters.api.Cursor;
import dev.percolate.adapters.api.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session on one JDBC connection, which it closes in the end. */
public final class JdbcSession implements Session {
  private final Connection connection;
  private final JdbcDialect dialect;
  private volatile @Nullable Statement running;

  public JdbcSession(Connection connection, JdbcDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  @Override
  public Cursor execute(String sql, @Nullable List<? extends @Nullable Object> bindings) {
    closeStatement();
    try {
      if (bindings == null) {
        Statement statement = connection.createStatement();
        running = statement;
        return cursor(sql, statement, statement.execute(sql));
      }
      PreparedStatement statement = connection.prepareStatement(sql);
      running = statement;
      for (int i = 0; i < bindings.size(); i++) {
        statement.setObject(i + 1, bindings.get(i));
      }
      return cursor(sql, statement, statement.execute());
    } catch (SQLException e) {
      closeStatement();
      if (dialect.isEmptyStatement(e)) {
        return new JdbcCursor(dialect, dialect.response(sql, false, -1), null, -1);
      }
      throw dialect.problem(e);
    }
  }

  private Cursor cursor(String sql, Statement statement, boolean hasRows) throws SQLException {
    long count = hasRows ? -1 : statement.getUpdateCount();
    return new JdbcCursor(
        dialect,
        dialect.response(sql, hasRows, count),
        hasRows ? statement.getResultSet() : null,
        count);
  }

  private void closeStatement() {
    Statement open = running;
    running = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw dialect.problem(e);
      }
    }
  }

  @Override
  public void rollback() {
    closeStatement();
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      throw dialect.problem(e);
    }
  }

  @Override
  public void cancel() {
    Statement open = running;
    if (open != null) {
      try {
        open.cancel();
      } catch (SQLException e) {
        throw dialect.problem(e);
      }
    }
  }

  @Override
  public void close() {
    closeStatement();
    try {
      connection.close();
    } catch (SQLException e) {
      throw dialect.problem(e);
    }
  }
}
