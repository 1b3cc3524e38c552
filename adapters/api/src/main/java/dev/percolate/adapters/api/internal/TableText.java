package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.JsonText;
import dev.percolate.diagnostics.PythonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** agate's ways of printing a table. */
public final class TableText {
  private static final String ELLIPSIS = "...";
  private static final int MOST_DECIMALS = 3;

  private TableText() {}

  /** {@code print_structure}. */
  public static String structure(ResultTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.columnNames().size(); i++) {
      rows.add(List.of(table.columnNames().get(i), table.columnTypes().get(i).className()));
    }
    return table(ResultTable.ofText(List.of("column", "data_type"), rows), -1, -1, -1);
  }

  /** {@code print_table}; a negative limit means none. */
  public static String table(ResultTable table, int maxRows, int maxColumns, int maxWidth) {
    int rowCount = maxRows < 0 ? table.size() : Math.min(maxRows, table.size());
    int columnCount = table.columnNames().size();
    int shown = maxColumns < 0 ? columnCount : Math.min(maxColumns, columnCount);
    boolean columnsCut = shown < columnCount;
    List<List<String>> lines = new ArrayList<>(rowCount + 1);
    List<String> header = new ArrayList<>();
    for (String name : table.columnNames().subList(0, shown)) {
      header.add(cut(name, maxWidth));
    }
    if (columnsCut) {
      header.add(ELLIPSIS);
    }
    lines.add(header);
    int[] decimals = decimals(table, shown, rowCount);
    for (Row row : table.rows().subList(0, rowCount)) {
      List<String> line = new ArrayList<>(header.size());
      for (int i = 0; i < shown; i++) {
        line.add(cut(cell(row.get(i), decimals[i]), maxWidth));
      }
      if (columnsCut) {
        line.add(ELLIPSIS);
      }
      lines.add(line);
    }
    return layout(lines, table.columnTypes(), rowCount < table.size());
  }

  private static String layout(List<List<String>> lines, List<ColumnType> types, boolean rowsCut) {
    List<String> header = lines.getFirst();
    int[] widths = new int[header.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(line.get(i)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (int n = 0; n < lines.size(); n++) {
      write(lines.get(n), widths, types, out);
      if (n == 0) {
        List<String> dashes = new ArrayList<>();
        for (int width : widths) {
          dashes.add("-".repeat(width));
        }
        write(dashes, widths, types, out);
      }
    }
    if (rowsCut) {
      List<String> dots = new ArrayList<>();
      header.forEach(name -> dots.add(ELLIPSIS));
      write(dots, widths, types, out);
    }
    return out.toString();
  }

  private static void write(
      List<String> cells, int[] widths, List<ColumnType> types, StringBuilder out) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String pad = " ".repeat(Math.max(0, widths[i] - length(cell)));
      out.append("| ");
      // agate: text is left-justified, all other values are right-justified
      if (types.get(i) == ColumnType.TEXT) {
        out.append(cell).append(pad);
      } else {
        out.append(pad).append(cell);
      }
      out.append(' ');
    }
    out.append(widths.length == 0 ? "||\n" : "|\n");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int maxWidth) {
    if (maxWidth < 0 || length(text) <= maxWidth) {
      return text;
    }
    int keep = Math.max(0, maxWidth - ELLIPSIS.length());
    return text.substring(0, text.offsetByCodePoints(0, keep)) + ELLIPSIS;
  }

  /** Decimal places of each number column; -1 for other columns; one more than most when cut. */
  private static int[] decimals(ResultTable table, int columns, int rows) {
    int[] decimals = new int[columns];
    for (int i = 0; i < columns; i++) {
      decimals[i] =
          table.columnTypes().get(i) == ColumnType.NUMBER ? precision(table, i, rows) : -1;
    }
    return decimals;
  }

  private static int precision(ResultTable table, int column, int rows) {
    return Math.max(0, MaxPrecision.of(table, column, rows));
  }

  private static String cell(@Nullable Object value, int decimals) {
    if (value == null) {
      return "";
    }
    if (decimals >= 0 && value instanceof BigDecimal number) {
      String text = grouped(number, Math.min(decimals, MOST_DECIMALS));
      return decimals > MOST_DECIMALS ? text + "…" : text;
    }
    if (decimals >= 0 && value instanceof Double number) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.str(value);
  }

  private static String grouped(BigDecimal number, int decimals) {
    String plain = number.abs().setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    int dot = plain.indexOf('.');
    int end = dot < 0 ? plain.length() : dot;
    StringBuilder out = new StringBuilder(number.signum() < 0 ? "-" : "");
    for (int i = 0; i < end; i++) {
      out.append(plain.charAt(i));
      if ((end - i - 1) % 3 == 0 && i < end - 1) {
        out.append(',');
      }
    }
    return out.append(plain, end, plain.length()).toString();
  }

  /** {@code print_csv}. */
  public static String csv(ResultTable table) {
    StringBuilder out = new StringBuilder();
    List<@Nullable String> header = new ArrayList<>(table.columnNames());
    csvLine(header, out);
    for (Row row : table.rows()) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Object value : row.values()) {
        cells.add(value == null ? null : JsonText.iso(value));
      }
      csvLine(cells, out);
    }
    return out.toString();
  }

  private static void csvLine(List<@Nullable String> cells, StringBuilder out) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",");
      String cell = cells.get(i) == null ? "" : cells.get(i).replace('\r', '\n');
      boolean plain =
          cell.indexOf(',') < 0
              && cell.indexOf('"') < 0
              && cell.indexOf('\n') < 0
              && !(cell.isEmpty() && cells.size() == 1);
      out.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    out.append('\n');
  }

  /** {@code print_json}. */
  public static String json(ResultTable table) {
    StringBuilder out = new StringBuilder();
    out.append(JsonText.unicode(table.toMaps()));
    return out.toString();
  }
}
