package dev.percolate.adapters.jdbc;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.diagnostics.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What differs between JDBC drivers. */
public interface JdbcDialect {
  /** The problem a driver's exception stands for, in the words dbt prints. */
  ProblemException problem(SQLException failure);

  /**
   * The response to a statement.
   *
   * @param updateCount rows changed, or -1 when the statement has none
   */
  AdapterResponse response(String sql, boolean hasRows, long updateCount);

  /** Whether the failure only says that the text holds no statement, which dbt lets pass. */
  default boolean isEmptyStatement(SQLException failure) {
    return false;
  }

  /**
   * One value of a row as a plain value: null, Boolean, Long, BigInteger, Double, BigDecimal,
   * String, LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Duration, List or Map.
   *
   * @param column one-based
   * @param typeName the driver's name of the column's type
   */
  @Nullable Object value(ResultSet rows, int column, String typeName) throws SQLException;

  /** The column name Python's driver gives to the row count of a statement without rows. */
  default @Nullable String countColumn() {
    return null;
  }
}
