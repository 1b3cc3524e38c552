package dev.percolate.runner.internal.diff;

import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which row of one table is which row of another. Rows are first told by the values of few columns
 * when these occur once in both tables, then by more columns; what is left follows its neighbours.
 */
final class RowAlignment {
  /** As many columns are tried in all combinations. */
  private static final int KEY_COLUMNS = 5;

  private static final int NONE = -1;

  private final List<List<? extends @Nullable Object>> before;
  private final List<List<? extends @Nullable Object>> after;
  private final int[] toAfter;
  private final int[] toBefore;
  private final Set<Integer> keyColumns = new LinkedHashSet<>();
  private int left;
  private int leftAfter;

  /** A row of either table or of both; -1 where it has none. */
  record Pair(int before, int after) {}

  private RowAlignment(
      List<List<? extends @Nullable Object>> before, List<List<? extends @Nullable Object>> after) {
    this.before = before;
    this.after = after;
    this.toAfter = new int[before.size()];
    this.toBefore = new int[after.size()];
    Arrays.fill(toAfter, NONE);
    Arrays.fill(toBefore, NONE);
    this.left = before.size();
    this.leftAfter = after.size();
  }

  /** Aligns two tables whose first row is the header. */
  static RowAlignment of(
      List<List<? extends @Nullable Object>> before, List<List<? extends @Nullable Object>> after) {
    RowAlignment alignment = new RowAlignment(before, after);
    KeyIndex whole = alignment.matchByKeys();
    if (whole != null) {
      alignment.followNeighbours(whole);
      alignment.followNeighboursBack(whole);
    }
    alignment.link(0, 0);
    return alignment;
  }

  /** The columns that rows were told by. */
  Set<Integer> keyColumns() {
    return keyColumns;
  }

  /** All rows in the order of the second table, removed ones before what followed them. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>(before.size() + after.size());
    int removed = nextRemoved(0);
    for (int row = 0; row < after.size(); row++) {
      while (removed < before.size() && toBefore[row] > removed) {
        pairs.add(new Pair(removed, NONE));
        removed = nextRemoved(removed + 1);
      }
      pairs.add(new Pair(toBefore[row], row));
    }
    while (removed < before.size()) {
      pairs.add(new Pair(removed, NONE));
      removed = nextRemoved(removed + 1);
    }
    return pairs;
  }

  private int nextRemoved(int from) {
    int row = from;
    while (row < before.size() && toAfter[row] >= 0) {
      row++;
    }
    return row;
  }

  private void link(int row, int other) {
    toAfter[row] = other;
    toBefore[other] = row;
  }

  // ---- by keys

  /** Gives the index over all tried columns, or null when it was not needed. */
  private @Nullable KeyIndex matchByKeys() {
    List<Integer> columns = candidates();
    int last = (1 << columns.size()) - 1;
    int used = 0;
    KeyIndex whole = null;
    for (int subset = 1; subset <= last && left > 0; subset++) {
      int[] active = members(columns, subset);
      for (int column : active) {
        keyColumns.add(column);
      }
      KeyIndex index = new KeyIndex(before, after, active);
      if (subset == last) {
        whole = index;
      }
      int height = Math.max(before.size(), after.size());
      boolean isVague = (double) index.mostFrequent() / (height + 20) >= 0.1;
      if (isVague && (used > 0 || subset < last)) {
        continue;
      }
      used++;
      matchUnique(index);
    }
    return whole;
  }

  private void matchUnique(KeyIndex index) {
    for (int row = 0; row < before.size(); row++) {
      int other = toAfter[row] >= 0 ? NONE : index.onlyMatch(row);
      if (other >= 0 && toBefore[other] < 0) {
        link(row, other);
        left--;
        leftAfter--;
      }
    }
  }

  /** The columns with most different values, or all when there are few. */
  private List<Integer> candidates() {
    int width = before.getFirst().size();
    List<Integer> columns = new ArrayList<>(width);
    int[] distinct = new int[width];
    for (int column = 0; column < width; column++) {
      columns.add(column);
      distinct[column] = distinct(before, column) + distinct(after, column);
    }
    if (width <= KEY_COLUMNS) {
      return columns;
    }
    columns.sort(Comparator.comparingInt((Integer column) -> -distinct[column]));
    return columns.subList(0, KEY_COLUMNS);
  }

  private static int distinct(List<List<? extends @Nullable Object>> table, int column) {
    Set<String> values = new HashSet<>();
    for (List<? extends @Nullable Object> row : table) {
      values.add(text(row.get(column)));
    }
    return values.size();
  }

  private static int[] members(List<Integer> columns, int subset) {
    int[] members = new int[Integer.bitCount(subset)];
    int at = 0;
    for (int bit = 0; bit < columns.size(); bit++) {
      if ((subset >> bit & 1) == 1) {
        members[at++] = columns.get(bit);
      }
    }
    return members;
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : Texts.str(value);
  }

  // ---- by neighbours

  /** Rows beside matched rows match too when their keys are equal: downwards, then upwards. */
  private void followNeighbours(KeyIndex index) {
    for (int step = 1; step >= -1 && left > 0; step -= 2) {
      int other = step < 0 ? after.size() - 1 : NONE;
      for (int i = 0; i < before.size(); i++) {
        int row = step > 0 ? i : before.size() - 1 - i;
        if (toAfter[row] >= 0) {
          other = toAfter[row] + step;
          if (other < 0 || other >= after.size()) {
            break;
          }
          continue;
        }
        if (other == NONE || toBefore[other] >= 0 || !index.isSame(row, other)) {
          continue;
        }
        link(row, other);
        left--;
        other += step;
        if (other < 0 || other >= after.size() || left == 0) {
          break;
        }
      }
    }
  }

  private void followNeighboursBack(KeyIndex index) {
    for (int step = 1; step >= -1 && leftAfter > 0; step -= 2) {
      int row = step < 0 ? before.size() - 1 : NONE;
      for (int i = 0; i < after.size(); i++) {
        int other = step > 0 ? i : after.size() - 1 - i;
        if (toBefore[other] >= 0) {
          row = toBefore[other] + step;
          if (row < 0 || row >= before.size()) {
            break;
          }
          continue;
        }
        if (row == NONE || toAfter[row] >= 0 || !index.isSame(row, other)) {
          continue;
        }
        link(row, other);
        leftAfter--;
        row += step;
        if (row < 0 || row >= before.size() || leftAfter == 0) {
          break;
        }
      }
    }
  }
}
