package dev.percolate.runner.internal.diff;

import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a difference: a header, then each changed row with its neighbours, after a first
 * column that says what happened to the row. Rows and columns far from a change are left out.
 */
final class DiffGrid {
  static final String HEADER = "@@";
  static final String ADDED = "+++";
  static final String REMOVED = "---";
  static final String GAP = "...";

  // how near a row or column is to a change
  private static final int FAR = 0;
  private static final int CHANGED = 1;
  private static final int NEAR = 2;
  private static final int EDGE = 3;

  private final List<List<? extends @Nullable Object>> before;
  private final List<List<? extends @Nullable Object>> after;
  private final List<RowAlignment.Pair> pairs;
  private final int width;
  private final int[] rows;
  private final int[] columns;
  private final String separator;
  private boolean differs;

  DiffGrid(
      List<List<? extends @Nullable Object>> before,
      List<List<? extends @Nullable Object>> after,
      RowAlignment alignment) {
    this.before = before;
    this.after = after;
    this.pairs = alignment.pairs();
    this.width = before.getFirst().size();
    this.rows = new int[pairs.size()];
    this.columns = new int[width];
    alignment.keyColumns().forEach(column -> columns[column] = CHANGED);
    this.separator = separator();
    scan();
    spread(rows);
    spread(columns);
    for (int i = 0; i < width; i++) {
      columns[i] = columns[i] == EDGE ? FAR : columns[i];
    }
  }

  boolean differs() {
    return differs;
  }

  /** An arrow that no cell contains. */
  private String separator() {
    String arrow = "->";
    for (List<List<? extends @Nullable Object>> table : List.of(before, after)) {
      for (List<? extends @Nullable Object> row : table) {
        for (Object value : row) {
          String text = RowAlignment.text(value);
          while (text.contains(arrow)) {
            arrow = "-" + arrow;
          }
        }
      }
    }
    return arrow;
  }

  private void scan() {
    for (int i = 0; i < rows.length; i++) {
      RowAlignment.Pair pair = pairs.get(i);
      if (isHeader(pair)) {
        continue;
      }
      if (pair.before() < 0) {
        Arrays.fill(columns, CHANGED);
      }
      if (!mark(pair).isEmpty()) {
        rows[i] = CHANGED;
        differs = true;
      }
    }
  }

  private static boolean isHeader(RowAlignment.Pair pair) {
    return pair.before() == 0 && pair.after() == 0;
  }

  /** What happened to a row; notes the columns that changed. */
  private String mark(RowAlignment.Pair pair) {
    if (pair.before() < 0) {
      return ADDED;
    }
    if (pair.after() < 0) {
      return REMOVED;
    }
    String mark = "";
    for (int column = 0; column < width; column++) {
      if (isChanged(pair, column)) {
        columns[column] = CHANGED;
        mark = separator;
      }
    }
    return mark;
  }

  private boolean isChanged(RowAlignment.Pair pair, int column) {
    Object was = before.get(pair.before()).get(column);
    Object is = after.get(pair.after()).get(column);
    return !Texts.str(was).equals(Texts.str(is));
  }

  /** Marks what lies beside a change, and what lies beside that. */
  private static void spread(int[] activity) {
    int last = -2;
    for (int i = 0; i < activity.length; i++) {
      last = spread(activity, i, i - last) ? i : last;
    }
    last = activity.length + 2;
    for (int i = activity.length - 1; i >= 0; i--) {
      last = spread(activity, i, last - i) ? i : last;
    }
  }

  private static boolean spread(int[] activity, int at, int distance) {
    if (activity[at] == FAR || activity[at] == EDGE) {
      activity[at] = distance == 1 ? NEAR : distance == 2 ? EDGE : activity[at];
    }
    return activity[at] == CHANGED;
  }

  /** The cells; the first row is the header. */
  List<List<@Nullable Object>> cells() {
    List<List<@Nullable Object>> cells = new ArrayList<>();
    cells.add(narrowed(HEADER, new ArrayList<>(after.getFirst())));
    boolean inGap = false;
    for (int i = 0; i < rows.length; i++) {
      RowAlignment.Pair pair = pairs.get(i);
      if (isHeader(pair) || rows[i] == FAR || (rows[i] == EDGE && inGap)) {
        continue;
      }
      inGap = rows[i] == EDGE;
      cells.add(
          inGap
              ? narrowed(GAP, new ArrayList<>(Collections.nCopies(width, GAP)))
              : narrowed(mark(pair), values(pair)));
    }
    return cells;
  }

  private List<@Nullable Object> values(RowAlignment.Pair pair) {
    if (pair.before() < 0) {
      return new ArrayList<>(after.get(pair.after()));
    }
    List<@Nullable Object> values = new ArrayList<>(before.get(pair.before()));
    if (pair.after() < 0) {
      return values;
    }
    for (int column = 0; column < width; column++) {
      if (isChanged(pair, column)) {
        String is = quoted(after.get(pair.after()).get(column));
        values.set(column, quoted(values.get(column)) + separator + is);
      }
    }
    return values;
  }

  /** The text of a value; the word NULL itself gets an underscore in front. */
  private static String quoted(@Nullable Object value) {
    String text = Texts.str(value);
    if (text.equals("None")) {
      return "NULL";
    }
    int underscores = 0;
    while (underscores < text.length() && text.charAt(underscores) == '_') {
      underscores++;
    }
    return text.substring(underscores).equals("NULL") ? "_" + text : text;
  }

  /** A row of cells where columns far from a change become one column of dots. */
  private List<@Nullable Object> narrowed(String mark, List<@Nullable Object> values) {
    List<@Nullable Object> cells = new ArrayList<>(width + 1);
    cells.add(mark);
    boolean inGap = false;
    for (int column = 0; column < width; column++) {
      boolean isFar = columns[column] == FAR;
      if (!isFar) {
        cells.add(values.get(column));
      } else if (!inGap) {
        cells.add(GAP);
      }
      inGap = isFar;
    }
    return cells;
  }
}
