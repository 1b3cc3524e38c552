package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** DuckDB's column types; a struct's fields are columns too. */
final class DuckDbColumnClass implements ColumnClass {
  static final DuckDbColumnClass INSTANCE = new DuckDbColumnClass();

  private DuckDbColumnClass() {}

  @Override
  public String qualifiedName() {
    return "dbt.adapters.duckdb.column.DuckDBColumn";
  }

  @Override
  public boolean isFloat(String dtype) {
    return switch (dtype.toLowerCase(Locale.ROOT)) {
      case "real", "float", "float4", "float8", "double" -> true;
      default -> false;
    };
  }

  @Override
  public boolean isInteger(String dtype) {
    return switch (dtype.toLowerCase(Locale.ROOT)) {
      case "tinyint", "smallint", "integer", "bigint", "hugeint" -> true;
      case "utinyint", "usmallint", "uinteger", "ubigint" -> true;
      case "int1", "int2", "int4", "int8", "short", "int", "signed", "long" -> true;
      default -> false;
    };
  }

  @Override
  public boolean hasFields() {
    return true;
  }

  @Override
  public List<Column> fields(Column column) {
    String dtype = column.dtype();
    int close = dtype.lastIndexOf(')');
    if (!dtype.regionMatches(true, 0, "STRUCT(", 0, 7) || close < 7) {
      return List.of();
    }
    List<Column> fields = new ArrayList<>();
    int depth = 0;
    int start = 7;
    for (int i = 7; i <= close; i++) {
      char c = dtype.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (i == close || (c == ',' && depth == 0)) {
        fields.add(field(dtype.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return fields;
  }

  private Column field(String description) {
    int blank = description.indexOf(' ');
    return blank < 0
        ? column(description, "")
        : column(description.substring(0, blank), description.substring(blank + 1));
  }
}
