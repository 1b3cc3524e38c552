package dev.percolate.adapters.jdbc;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Cursor;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's result set, read on demand. */
final class JdbcCursor implements Cursor {
  private final JdbcDialect dialect;
  private final AdapterResponse response;
  private final @Nullable ResultSet rows;
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private long pendingCount;

  /**
   * A cursor on {@code rows}, or on nothing but a row count.
   *
   * @param updateCount rows changed by a statement without rows, or -1
   */
  JdbcCursor(
      JdbcDialect dialect, AdapterResponse response, @Nullable ResultSet rows, long updateCount) {
    this.dialect = dialect;
    this.response = response;
    this.rows = rows;
    this.pendingCount = updateCount;
    String countColumn = dialect.countColumn();
    if (rows == null) {
      if (countColumn != null) {
        names.add(countColumn);
        types.add("BIGINT");
      }
      return;
    }
    try {
      ResultSetMetaData columns = rows.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i));
        types.add(columns.getColumnTypeName(i));
      }
    } catch (SQLException e) {
      throw dialect.problem(e);
    }
  }

  @Override
  public AdapterResponse response() {
    return response;
  }

  @Override
  public List<String> columnNames() {
    return names;
  }

  @Override
  public List<String> columnTypes() {
    return types;
  }

  @Override
  public List<List<@Nullable Object>> fetch(long limit) {
    List<List<@Nullable Object>> fetched = new ArrayList<>();
    if (rows == null) {
      if (!names.isEmpty() && pendingCount >= 0) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(pendingCount);
        fetched.add(row);
        pendingCount = -1;
      }
      return fetched;
    }
    try {
      while ((limit <= 0 || fetched.size() < limit) && rows.next()) {
        List<@Nullable Object> row = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
          row.add(dialect.value(rows, i, types.get(i - 1)));
        }
        fetched.add(row);
      }
      return fetched;
    } catch (SQLException e) {
      throw dialect.problem(e);
    }
  }
}
