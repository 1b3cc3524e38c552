package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.ColumnNames;
import dev.percolate.adapters.api.internal.CsvReader;
import dev.percolate.adapters.api.internal.SeedTyping;
import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads a seed file as dbt does: Python's CSV rules, then agate's type inference. */
public final class SeedReader {
  /** The message of the error that an empty file is. */
  public static final String NOTHING_THERE =
      "value was undefined because a callable raised a StopIteration exception";

  private SeedReader() {}

  /**
   * The table of a seed file in UTF-8, with or without byte-order mark.
   *
   * @param textColumns columns that stay text whatever they hold
   */
  public static ResultTable read(Path file, Set<String> textColumns, char delimiter) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), textColumns, delimiter);
    } catch (IOException e) {
      throw ProblemException.runtime("Cannot read seed file " + file.getFileName() + ": " + e);
    }
  }

  /** The rows of a CSV text by Python's rules, the header among them. */
  public static List<List<String>> rows(String text, char delimiter) {
    return CsvReader.read(text, delimiter);
  }

  /** The table of a seed file's text. */
  public static ResultTable parse(String text, Set<String> textColumns, char delimiter) {
    List<List<String>> lines = CsvReader.read(text, delimiter);
    if (lines.isEmpty()) {
      // dbt 1.12: what an empty seed file comes to
      throw ProblemException.compilation(NOTHING_THERE);
    }
    List<List<String>> rows = lines.subList(1, lines.size());
    List<String> header = lines.getFirst();
    if (header.isEmpty() && !rows.isEmpty()) {
      // agate: a blank first line leaves the columns to be named by letters
      header = Collections.nCopies(rows.getFirst().size(), "");
    }
    List<String> names = ColumnNames.unique(header);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() > names.size()) {
        throw ProblemException.compilation(
            "Row "
                + i
                + " has "
                + rows.get(i).size()
                + " values, but Table only has "
                + names.size()
                + " columns.");
      }
    }
    return SeedTyping.table(names, rows, textColumns);
  }
}
