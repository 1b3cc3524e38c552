package dev.percolate.adapters.duckdb.internal;

import dev.percolate.diagnostics.PythonText;
import org.jspecify.annotations.Nullable;

/** Values in SQL literals. */
final class SqlText {
  private SqlText() {}

  /** Python's text of a configuration value, quotes doubled for a single-quoted literal. */
  static String escape(@Nullable Object value) {
    return PythonText.str(value).replace("'", "''");
  }
}
