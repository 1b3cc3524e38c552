package dev.percolate.parser.internal.files;

import dev.percolate.adapters.api.SeedReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of CSV text as Python's {@code csv.DictReader} gives them. */
public final class CsvRows {
  private CsvRows() {}

  /**
   * A map of texts for each row below the header; missing cells are null, further ones a list of
   * the key null.
   */
  public static List<Map<@Nullable String, @Nullable Object>> read(String text) {
    List<List<String>> lines = SeedReader.rows(text, ',');
    List<Map<@Nullable String, @Nullable Object>> rows = new ArrayList<>();
    for (List<String> cells : lines.subList(Math.min(1, lines.size()), lines.size())) {
      // Python's DictReader passes over empty lines, but not over an empty header
      if (!cells.isEmpty()) {
        rows.add(row(lines.getFirst(), cells));
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
}
