package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.jdbc.JdbcDialect;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** DuckDB's errors and responses: the engine's own error text, and always OK. One per session. */
final class DuckDbDialect implements JdbcDialect {
  private static final AdapterResponse OK = AdapterResponse.of("OK");

  private @Nullable ZoneId zone;

  @Override
  public ProblemException problem(SQLException failure) {
    return new ProblemException(
        Problem.of(ProblemKind.RUNTIME, String.valueOf(failure.getMessage())), failure);
  }

  @Override
  public boolean isEmptyStatement(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("No statements to execute");
  }

  @Override
  public AdapterResponse response(String sql, boolean hasRows, long updateCount) {
    return OK;
  }

  @Override
  public @Nullable Object value(ResultSet rows, int column, String typeName) throws SQLException {
    Object value = DuckDbValues.read(rows, column, typeName);
    return value instanceof OffsetDateTime time ? inSessionZone(time, rows) : value;
  }

  /** Python's driver gives times in the session's time zone. */
  private OffsetDateTime inSessionZone(OffsetDateTime time, ResultSet rows) throws SQLException {
    ZoneId known = zone;
    if (known == null) {
      try (Statement query = rows.getStatement().getConnection().createStatement();
          ResultSet setting = query.executeQuery("select current_setting('TimeZone')")) {
        setting.next();
        known = ZoneId.of(setting.getString(1), ZoneId.SHORT_IDS);
        zone = known;
      } catch (DateTimeException e) {
        return time;
      }
    }
    return time.atZoneSameInstant(known).toOffsetDateTime();
  }

  /** Must be called before each statement: it may change the session's time zone. */
  void starting(String sql) {
    if (zone != null && sql.toLowerCase(Locale.ROOT).contains("timezone")) {
      zone = null;
    }
  }

  @Override
  public String countColumn() {
    return "Count";
  }
}
