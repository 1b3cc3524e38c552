package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Cursor;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Keeps what the last statement of a text gave. */
final class LastResult extends ResultHandlerBase {
  private Field @Nullable [] pendingFields;
  private List<Tuple> pendingRows = List.of();
  private Field[] fields = new Field[0];
  private List<Tuple> rows = List.of();
  private String status = "";

  @Override
  public void handleResultRows(
      Query query, Field[] columns, List<Tuple> tuples, @Nullable ResultCursor cursor) {
    pendingFields = columns;
    pendingRows = tuples;
  }

  /** Comes after the rows of the same statement. */
  @Override
  public void handleCommandStatus(String text, long updateCount, long insertOid) {
    Field[] columns = pendingFields;
    fields = columns == null ? new Field[0] : columns;
    rows = columns == null ? List.of() : pendingRows;
    status = text;
    pendingFields = null;
    pendingRows = List.of();
  }

  /** Notices are not shown. */
  @Override
  public void handleWarning(SQLWarning warning) {}

  boolean isEmptyStatement() {
    return status.equals("EMPTY");
  }

  Cursor cursor() {
    return new PostgresCursor(response(), fields, rows);
  }

  /** The server's command tag, such as {@code INSERT 0 2}; its words are the code. */
  private AdapterResponse response() {
    StringBuilder code = new StringBuilder();
    long count = -1;
    for (String part : status.split(" ")) {
      if (!part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        count = Long.parseLong(part);
      } else {
        code.append(code.isEmpty() ? "" : " ").append(part);
      }
    }
    return new AdapterResponse(status, code.toString(), count, null);
  }
}
