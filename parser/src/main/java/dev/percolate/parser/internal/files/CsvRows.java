package dev.percolate.parser.internal.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of CSV text as Python's {@code csv.DictReader} gives them. */
public final class CsvRows {
  private final String text;
  private int pos;

  private CsvRows(String text) {
    this.text = text;
  }

  /**
   * A map of texts for each row below the header; missing cells are null, further ones a list of
   * the key null.
   */
  public static List<Map<@Nullable String, @Nullable Object>> read(String text) {
    CsvRows reader = new CsvRows(text);
    List<Map<@Nullable String, @Nullable Object>> rows = new ArrayList<>();
    List<String> header = null;
    while (reader.pos < text.length()) {
      List<String> cells = reader.line();
      boolean isEmpty = cells.size() == 1 && cells.getFirst().isEmpty();
      if (header == null) {
        // Python's DictReader passes over empty lines, but not over an empty header
        header = isEmpty ? List.of() : cells;
      } else if (!isEmpty) {
        rows.add(row(header, cells));
      }
    }
    return rows;
  }

  private static Map<@Nullable String, @Nullable Object> row(
      List<String> header, List<String> cells) {
    Map<@Nullable String, @Nullable Object> row = LinkedHashMap.newLinkedHashMap(header.size());
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), i < cells.size() ? cells.get(i) : null);
    }
    if (cells.size() > header.size()) {
      row.put(null, List.copyOf(cells.subList(header.size(), cells.size())));
    }
    return row;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    while (pos < text.length()) {
      char c = text.charAt(pos++);
      if (isQuoted) {
        if (c != '"') {
          cell.append(c);
        } else if (pos < text.length() && text.charAt(pos) == '"') {
          cell.append('"');
          pos++;
        } else {
          isQuoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        isQuoted = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && pos < text.length() && text.charAt(pos) == '\n') {
          pos++;
        }
        break;
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
