package dev.percolate.adapters.duckdb.internal;

import java.util.Locale;

/** The catalog name DuckDB gives to a database path. */
final class DatabaseName {
  private DatabaseName() {}

  static boolean isMotherduck(String path) {
    String scheme = scheme(path);
    return scheme.equals("md") || scheme.equals("motherduck");
  }

  /** The lower-case scheme before a colon, or nothing. */
  private static String scheme(String path) {
    int colon = path.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = path.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && !(i > 0 && other)) {
        return "";
      }
    }
    return colon <= 0 ? "" : path.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  /** The name derived from a path; empty when there is none. */
  static String of(String path) {
    if (path.equals(":memory:")) {
      return "memory";
    }
    String scheme = scheme(path);
    String rest = scheme.isEmpty() ? path : path.substring(scheme.length() + 1);
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    rest = rest.split("[?#]", 2)[0];
    String file = rest.substring(rest.lastIndexOf('/') + 1);
    if (isMotherduck(path) || scheme.equals("ducklake")) {
      int dot = file.lastIndexOf('.');
      String stem = dot > 0 ? file.substring(0, dot) : file;
      if (isMotherduck(path)) {
        return stem.isEmpty() ? "my_db" : stem;
      }
      int colon = stem.indexOf(':');
      return colon < 0 ? stem : stem.substring(colon + 1);
    }
    int start = 0;
    while (start < file.length() && file.charAt(start) == '.') {
      start++;
    }
    int dot = file.indexOf('.', start);
    return dot < 0 ? file.substring(start) : file.substring(start, dot);
  }
}
