package dev.percolate.compiler;

import java.util.List;

/** Places common table expressions before a query, inside its own WITH clause when it has one. */
public final class CteInjection {
  private CteInjection() {}

  /**
   * The query with the expressions in front.
   *
   * @param sql a query; its text is kept as it is
   * @param ctes each as {@code " name as (\n...\n)"}, first to come first
   */
  public static String inject(String sql, List<String> ctes) {
    if (ctes.isEmpty()) {
      return sql;
    }
    String joined = String.join(", ", ctes);
    int with = endOfWith(sql);
    if (with < 0) {
      int first = skipBlanks(sql, 0);
      return sql.substring(0, first) + "with" + joined + " " + sql.substring(first);
    }
    int next = skipBlanks(sql, with);
    return sql.substring(0, next) + joined + ", " + sql.substring(next);
  }

  /** The name an ephemeral model has as a common table expression, and its definition. */
  public static String definition(String name, String sql) {
    return " __dbt__cte__" + name + " as (\n" + sql + "\n)";
  }

  /** The end of the first WITH outside brackets, of WITH RECURSIVE as a whole; -1 without one. */
  private static int endOfWith(String sql) {
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = endOfOpaque(sql, at);
      if (end > at) {
        at = end;
      } else if (isWord(c)) {
        int stop = at;
        while (stop < sql.length() && isWord(sql.charAt(stop))) {
          stop++;
        }
        if (depth == 0 && isKeyword(sql, at, stop, "with")) {
          return afterRecursive(sql, stop);
        }
        at = stop;
      } else {
        if (c == '(' || c == '[') {
          depth++;
        } else if (c == ')' || c == ']') {
          depth--;
        }
        at++;
      }
    }
    return -1;
  }

  private static int afterRecursive(String sql, int with) {
    int start = skipBlanks(sql, with);
    int stop = start;
    while (stop < sql.length() && isWord(sql.charAt(stop))) {
      stop++;
    }
    return isKeyword(sql, start, stop, "recursive") ? stop : with;
  }

  /** The end of a comment or quoted text that starts here; {@code at} when none does. */
  private static int endOfOpaque(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      int close = at + 1;
      while (close < sql.length()) {
        if (sql.charAt(close) == c) {
          if (close + 1 < sql.length() && sql.charAt(close + 1) == c) {
            close += 2;
            continue;
          }
          return close + 1;
        }
        close++;
      }
      return sql.length();
    }
    if (sql.startsWith("--", at) || (c == '#' && at + 1 < sql.length())) {
      int newline = sql.indexOf('\n', at);
      return newline < 0 ? sql.length() : newline;
    }
    if (sql.startsWith("/*", at)) {
      int close = sql.indexOf("*/", at + 2);
      return close < 0 ? sql.length() : close + 2;
    }
    return at;
  }

  private static boolean isKeyword(String sql, int start, int stop, String word) {
    return stop - start == word.length() && sql.regionMatches(true, start, word, 0, word.length());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }

  private static int skipBlanks(String sql, int from) {
    int at = from;
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }
}
