package dev.percolate.runner.internal.diff;

import dev.percolate.jinja.value.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the cells of a difference with terminal colours, columns aligned. */
final class DiffText {
  private static final String DONE = "\u001b[0m";
  private static final String MINOR = "\u001b[33m";
  private static final String HEADER = "\u001b[0;1m";
  private static final String ADD = "\u001b[32;1m";
  private static final String REMOVE = "\u001b[31;1m";
  private static final String MODIFY = "\u001b[34;1m";
  private static final String ARROW = "\u2192";
  private static final String VISIBLE_SPACE = "\u2423";

  /** Wider tables are not aligned. */
  private static final int WIDEST = 130;

  private final List<List<@Nullable Object>> cells;

  private DiffText(List<List<@Nullable Object>> cells) {
    this.cells = cells;
  }

  static String render(List<List<@Nullable Object>> cells) {
    return new DiffText(cells).render();
  }

  private String render() {
    int[] sizes = sizes();
    StringBuilder out = new StringBuilder();
    for (List<@Nullable Object> row : cells) {
      String mark = String.valueOf(row.getFirst());
      int target = 0;
      int at = 0;
      for (int column = 0; column < row.size(); column++) {
        while (sizes.length > 0 && at < target) {
          out.append(' ');
          at++;
        }
        if (column > 0) {
          out.append(MINOR).append(',').append(DONE);
        }
        out.append(coloured(mark, row.get(column)));
        if (sizes.length > 0) {
          at += length(plain(mark, row.get(column)));
          target += sizes[column];
        }
      }
      out.append("\r\n");
    }
    return out.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  // ---- widths

  /** The width of each column, without a few far longer texts; empty when all is too wide. */
  private int[] sizes() {
    int width = cells.getFirst().size();
    int[] sizes = new int[width];
    int total = width - 1;
    for (int column = 0; column < width; column++) {
      sizes[column] = size(column);
      total += sizes[column];
    }
    return total > WIDEST ? new int[0] : sizes;
  }

  private int size(int column) {
    int height = cells.size();
    int[] lengths = new int[height];
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < height; row++) {
      List<@Nullable Object> line = cells.get(row);
      lengths[row] = length(plain(String.valueOf(line.getFirst()), line.get(column)));
      sum += lengths[row];
      squares += (double) lengths[row] * lengths[row];
    }
    double mean = sum / height;
    double variance = squares / height - mean * mean;
    int usual = variance < 0 ? 0 : (int) (mean + Math.sqrt(variance) * 2 + 0.5);
    // the header is never cut
    int longest = lengths[0];
    for (int length : lengths) {
      longest = length <= usual ? Math.max(longest, length) : longest;
    }
    return longest;
  }

  // ---- cells

  private static boolean isChange(String mark, @Nullable Object value) {
    return mark.contains("->") && RowAlignment.text(value).contains(mark);
  }

  private static String plain(String mark, @Nullable Object value) {
    return isChange(mark, value)
        ? csv(before(mark, value) + ARROW + after(mark, value))
        : csv(value);
  }

  private static String coloured(String mark, @Nullable Object value) {
    if (isChange(mark, value)) {
      return csv(REMOVE + before(mark, value) + MODIFY + ARROW + ADD + after(mark, value) + DONE);
    }
    String colour =
        switch (mark) {
          case DiffGrid.HEADER -> HEADER;
          case DiffGrid.ADDED -> ADD;
          case DiffGrid.REMOVED -> REMOVE;
          default -> "";
        };
    return csv(colour.isEmpty() ? value : colour + emphasised(value) + DONE);
  }

  // dbt 1.12: coloured cells show null as null, booleans in lower case, decimals and dates by repr
  private static String emphasised(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean bool -> bool ? "true" : "false";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          String.valueOf(number.longValue());
      case String text -> text;
      default -> Texts.repr(value);
    };
  }

  private static String before(String arrow, @Nullable Object value) {
    String text = RowAlignment.text(value);
    int at = text.indexOf(arrow);
    return withSpaces(text.substring(0, at), text.substring(at + arrow.length()));
  }

  private static String after(String arrow, @Nullable Object value) {
    String text = RowAlignment.text(value);
    int at = text.indexOf(arrow);
    String after = text.substring(at + arrow.length());
    // the first part is marked already when the second is compared with it
    return withSpaces(after, before(arrow, value));
  }

  /** Texts that differ by spaces only show those the other one lacks. */
  private static String withSpaces(String text, String other) {
    if (text.equals(other) || !text.replace(" ", "").equals(other.replace(" ", ""))) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    int otherAt = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      char d = otherAt < other.length() ? other.charAt(otherAt) : '\0';
      if (c == d) {
        out.append(c);
        at++;
        otherAt++;
      } else if (d == ' ') {
        otherAt++;
      } else {
        out.append(VISIBLE_SPACE);
        at++;
      }
    }
    return out.toString();
  }

  private static String csv(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    String text = Texts.str(value);
    boolean quotes = text.startsWith(" ") || text.endsWith(" ");
    for (int i = 0; i < text.length() && !quotes; i++) {
      char c = text.charAt(i);
      quotes = c == '"' || c == ',' || c == '\r' || c == '\n' || c == '\t';
    }
    String doubled = text.replace("\"", "\"\"");
    return quotes ? "\"" + doubled + "\"" : doubled;
  }
}
