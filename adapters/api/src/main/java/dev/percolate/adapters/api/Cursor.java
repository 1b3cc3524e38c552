package dev.percolate.adapters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of one executed statement. */
public interface Cursor {
  /** What the warehouse said. */
  AdapterResponse response();

  /** Column names as the warehouse gave them; empty when the statement has no result. */
  List<String> columnNames();

  /** The warehouse's type name of each column. */
  List<String> columnTypes();

  /** Up to {@code limit} further rows (0 or less: all) as plain values. */
  List<List<@Nullable Object>> fetch(long limit);

  /** All rows, or the first {@code limit} when that is positive, as a table. */
  default ResultTable table(long limit) {
    return ResultTable.ofQuery(columnNames(), fetch(limit));
  }
}
