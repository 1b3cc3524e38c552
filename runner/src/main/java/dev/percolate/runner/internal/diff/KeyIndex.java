package dev.percolate.runner.internal.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of two tables by the text of some columns. */
final class KeyIndex {
  private final List<String> keysBefore;
  private final List<String> keysAfter;
  private final Map<String, Spot> before = new HashMap<>();
  private final Map<String, Spot> after = new HashMap<>();
  private int mostFrequent;

  /** How often a key occurs, and where first. */
  private record Spot(int row, int count) {}

  KeyIndex(
      List<List<? extends @Nullable Object>> tableBefore,
      List<List<? extends @Nullable Object>> tableAfter,
      int[] columns) {
    this.keysBefore = fill(tableBefore, columns, before);
    this.keysAfter = fill(tableAfter, columns, after);
  }

  private List<String> fill(
      List<List<? extends @Nullable Object>> table, int[] columns, Map<String, Spot> spots) {
    List<String> keys = new ArrayList<>(table.size());
    for (int row = 0; row < table.size(); row++) {
      String key = key(table.get(row), columns, row == 0);
      keys.add(key);
      Spot known = spots.get(key);
      Spot spot = known == null ? new Spot(row, 1) : new Spot(known.row(), known.count() + 1);
      spots.put(key, spot);
      mostFrequent = Math.max(mostFrequent, spot.count());
    }
    return keys;
  }

  private static String key(List<? extends @Nullable Object> row, int[] columns, boolean isHeader) {
    StringBuilder key = new StringBuilder(isHeader ? "_" : "");
    for (int i = 0; i < columns.length; i++) {
      if (i > 0) {
        key.append(" // ");
      }
      String text = RowAlignment.text(row.get(columns[i]));
      if (!text.equals("null") && !text.equals("undefined")) {
        key.append(text);
      }
    }
    return key.toString();
  }

  /** How often the most frequent key occurs in one table. */
  int mostFrequent() {
    return mostFrequent;
  }

  /** The row of the second table with the same key, if it occurs once in both; else -1. */
  int onlyMatch(int row) {
    String key = keysBefore.get(row);
    Spot spot = key.isEmpty() ? null : after.get(key);
    Spot own = before.get(key);
    return spot != null && spot.count() == 1 && own != null && own.count() == 1 ? spot.row() : -1;
  }

  boolean isSame(int rowBefore, int rowAfter) {
    return keysBefore.get(rowBefore).equals(keysAfter.get(rowAfter));
  }
}
