package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column types and values of a seed file's texts, as dbt's agate loader finds them. */
public final class SeedTyping {
  /** The types a text may have, first to try first; Integer never matches a text. */
  private static final List<ColumnType> ORDER =
      List.of(
          ColumnType.NUMBER,
          ColumnType.DATE,
          ColumnType.DATE_TIME,
          ColumnType.ISO_DATE_TIME,
          ColumnType.BOOLEAN,
          ColumnType.TEXT);

  /** Says that a text is not of the type tried. */
  private static final Object NO = new Object();

  private SeedTyping() {}

  /** A table of those rows; short rows are filled up with nulls. */
  public static ResultTable table(
      List<String> names, List<List<String>> rows, Set<String> textColumns) {
    List<ColumnType> types = new ArrayList<>(names.size());
    for (int column = 0; column < names.size(); column++) {
      boolean forced = textColumns.contains(names.get(column));
      types.add(forced ? ColumnType.TEXT : type(rows, column));
    }
    // dbt 1.12: a table without rows keeps the first type of the list for every column
    if (rows.isEmpty()) {
      types.replaceAll(type -> type == ColumnType.TEXT ? type : ColumnType.INTEGER);
    }
    List<Row> made = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      List<@Nullable Object> values = new ArrayList<>(names.size());
      for (int column = 0; column < names.size(); column++) {
        values.add(column < row.size() ? cast(row.get(column), types.get(column)) : null);
      }
      made.add(new Row(values, names));
    }
    return new ResultTable(names, types, made);
  }

  private static ColumnType type(List<List<String>> rows, int column) {
    boolean onlyMissing = true;
    int candidate = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (column >= row.size()) {
        continue;
      }
      onlyMissing = false;
      while (cast(row.get(column), ORDER.get(candidate)) == NO) {
        candidate = next(rows, column, i, candidate + 1);
      }
    }
    return onlyMissing ? ColumnType.INTEGER : ORDER.get(candidate);
  }

  /** The first type from {@code candidate} on that all rows before {@code end} have. */
  private static int next(List<List<String>> rows, int column, int end, int candidate) {
    for (int i = 0; i < end; i++) {
      List<String> row = rows.get(i);
      if (column < row.size() && cast(row.get(column), ORDER.get(candidate)) == NO) {
        return next(rows, column, end, candidate + 1);
      }
    }
    return candidate;
  }

  private static @Nullable Object cast(String raw, ColumnType type) {
    String text = PythonStrip.strip(raw);
    if (text.isEmpty() || text.equalsIgnoreCase("null")) {
      return null;
    }
    Object value =
        switch (type) {
          case NUMBER -> PythonDecimal.parse(text);
          case DATE -> StrictDates.date(text);
          case DATE_TIME -> StrictDates.dateTime(text);
          case ISO_DATE_TIME -> IsoDateTime.parse(text);
          case BOOLEAN -> bool(text);
          default -> raw;
        };
    return value == null ? NO : value;
  }

  private static @Nullable Boolean bool(String text) {
    String word = PythonStrip.strip(text.replace(",", ""));
    if (word.equalsIgnoreCase("true")) {
      return true;
    }
    return word.equalsIgnoreCase("false") ? false : null;
  }

  /** The two {@code strptime} formats dbt tries. */
  private static final class StrictDates {
    private final String text;
    private int at;

    private StrictDates(String text) {
      this.text = text;
    }

    static @Nullable LocalDate date(String text) {
      StrictDates reader = new StrictDates(text);
      LocalDate date = reader.readDate();
      return reader.at == text.length() ? date : null;
    }

    static @Nullable LocalDateTime dateTime(String text) {
      StrictDates reader = new StrictDates(text);
      LocalDate date = reader.readDate();
      if (date == null || !reader.skipBlanks()) {
        return null;
      }
      int hour = reader.number(23);
      int minute = reader.colon() ? reader.number(59) : -1;
      int second = reader.colon() ? reader.number(59) : -1;
      boolean valid = hour >= 0 && minute >= 0 && second >= 0 && reader.at == text.length();
      return valid ? date.atTime(hour, minute, second) : null;
    }

    private @Nullable LocalDate readDate() {
      int year = 0;
      for (; at < 4; at++) {
        if (at >= text.length() || !isDigit(text.charAt(at))) {
          return null;
        }
        year = year * 10 + text.charAt(at) - '0';
      }
      int month = take('-') ? number(12) : -1;
      int day = take('-') ? day() : -1;
      if (year < 1 || month < 1 || day < 1) {
        return null;
      }
      boolean exists = day <= LocalDate.of(year, month, 1).lengthOfMonth();
      return exists ? LocalDate.of(year, month, day) : null;
    }

    private int day() {
      // Python's %d also takes a blank before a single digit
      if (at + 1 < text.length() && text.charAt(at) == ' ' && text.charAt(at + 1) != '0') {
        at++;
        int start = at;
        int day = number(9);
        return at == start + 1 ? day : -1;
      }
      return number(31);
    }

    /** One or two digits up to {@code most}; -1 when there is none. */
    private int number(int most) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        return -1;
      }
      int value = text.charAt(at) - '0';
      at++;
      if (at < text.length() && isDigit(text.charAt(at))) {
        int two = value * 10 + text.charAt(at) - '0';
        if (two <= most) {
          at++;
          return two;
        }
      }
      return value;
    }

    private boolean colon() {
      return take(':');
    }

    private boolean take(char c) {
      boolean found = at < text.length() && text.charAt(at) == c;
      at += found ? 1 : 0;
      return found;
    }

    private boolean skipBlanks() {
      int start = at;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at > start;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
