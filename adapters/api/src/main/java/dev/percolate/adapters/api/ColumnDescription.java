package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;

/** Reads {@code decimal(10,2)} or {@code varchar(20)} into a column. */
final class ColumnDescription {
  private ColumnDescription() {}

  static Column parse(ColumnClass columnClass, String name, String raw) {
    int open = raw.indexOf('(');
    if (raw.isEmpty() || open == 0) {
      throw ProblemException.runtime("Could not interpret data type \"" + raw + "\"");
    }
    int close = open < 0 ? -1 : raw.indexOf(')', open);
    if (open < 0) {
      return columnClass.column(name, raw);
    }
    String dtype = raw.substring(0, open);
    if (close <= open + 1) {
      return columnClass.column(name, dtype);
    }
    String[] parts = raw.substring(open + 1, close).split(",", -1);
    if (parts.length == 1) {
      return new Column(columnClass, name, dtype, integer(raw, parts[0]), null, null);
    }
    if (parts.length == 2) {
      return new Column(
          columnClass, name, dtype, null, integer(raw, parts[0]), integer(raw, parts[1]));
    }
    return columnClass.column(name, dtype);
  }

  private static Long integer(String raw, String part) {
    try {
      return Long.valueOf(part.strip());
    } catch (NumberFormatException e) {
      throw ProblemException.runtime(
          "Could not interpret data_type \""
              + raw
              + "\": could not convert \""
              + part
              + "\" to an integer");
    }
  }
}
