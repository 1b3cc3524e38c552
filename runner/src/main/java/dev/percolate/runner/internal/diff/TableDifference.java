package dev.percolate.runner.internal.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The difference between two tables of the same columns. */
public final class TableDifference {
  private TableDifference() {}

  /**
   * The difference as text with terminal colours; null when there is none.
   *
   * @param expected rows in the order they are compared in
   */
  public static @Nullable String render(
      List<String> columns,
      List<? extends List<? extends @Nullable Object>> expected,
      List<? extends List<? extends @Nullable Object>> actual) {
    List<List<? extends @Nullable Object>> before = withHeader(columns, expected);
    List<List<? extends @Nullable Object>> after = withHeader(columns, actual);
    RowAlignment alignment = RowAlignment.of(before, after);
    DiffGrid grid = new DiffGrid(before, after, alignment);
    return grid.differs() ? DiffText.render(grid.cells()) : null;
  }

  private static List<List<? extends @Nullable Object>> withHeader(
      List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    List<List<? extends @Nullable Object>> table = new ArrayList<>(rows.size() + 1);
    table.add(columns);
    table.addAll(rows);
    return table;
  }
}
