package dev.percolate.adapters.duckdb.internal;

import org.jspecify.annotations.Nullable;

/** Values in SQL literals. */
final class SqlText {
  private SqlText() {}

  /** Python's text of a configuration value, quotes doubled for a single-quoted literal. */
  static String escape(@Nullable Object value) {
    return str(value).replace("'", "''");
  }

  static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      default -> value.toString();
    };
  }
}
