package dev.percolate.parser.internal.osi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of an SQL expression, one after the other. */
final class SqlTokens {
  private static final Set<String> RESERVED =
      Set.of(
          """
          ALTER AND ANY AS BETWEEN CASE CREATE CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DISTINCT DROP ELSE EXCEPT EXISTS FALSE FETCH FOR FROM
          GLOB GRANT HAVING ILIKE INNER INSERT INTERSECT INTERVAL INTO JOIN LATERAL LIKE LOCALTIME
          LOCALTIMESTAMP NOT NOTNULL NULL ON OR OUTER PARTITIONED_BY QUALIFY REGEXP RETURNING
          REVOKE RLIKE ROLLBACK SELECT SESSION_USER STRAIGHT_JOIN TABLESAMPLE THEN TRUE UNCACHE
          UNION USING WHEN WHERE WITH XOR
          """
              .strip()
              .split("\\s+"));
  private static final Set<String> PAIRS = Set.of("<>", "!=", "==", "<=", ">=", "||", "::");
  private static final String SINGLES = "()+-*/%,.<>=";

  /** What a word is. */
  enum Kind {
    NAME,
    QUOTED,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  /**
   * A word as written.
   *
   * @param text of a name as written, of a quoted name with its quotes
   */
  record Token(Kind kind, String text) {
    boolean is(String word) {
      return kind == Kind.SIGN
          ? text.equals(word)
          : kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
  }

  private final List<Token> tokens = new ArrayList<>();
  private int at;

  SqlTokens(String text) throws UnreadableSqlException {
    int pos = 0;
    while (pos < text.length()) {
      char c = text.charAt(pos);
      if (Character.isWhitespace(c)) {
        pos++;
      } else if (c == ';' && text.substring(pos + 1).isBlank()) {
        pos++;
      } else {
        int end = end(text, pos, c);
        tokens.add(new Token(kind(c, end - pos), text.substring(pos, end)));
        pos = end;
      }
    }
  }

  private static Kind kind(char c, int length) {
    if (c == '"') {
      return Kind.QUOTED;
    }
    if (c == '\'') {
      return Kind.TEXT;
    }
    if (isDigit(c) || (c == '.' && length > 1)) {
      return Kind.NUMBER;
    }
    return isWord(c) ? Kind.NAME : Kind.SIGN;
  }

  private static int end(String text, int pos, char c) throws UnreadableSqlException {
    if (c == '"' || c == '\'') {
      return endOfQuoted(text, pos, c);
    }
    boolean isFraction = c == '.' && pos + 1 < text.length() && isDigit(text.charAt(pos + 1));
    if (isDigit(c) || isFraction) {
      return endOfNumber(text, pos);
    }
    int end = pos;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    if (end > pos) {
      return end;
    }
    String pair = text.substring(pos, Math.min(pos + 2, text.length()));
    if (PAIRS.contains(pair)) {
      return pos + 2;
    }
    if (pair.equals("--") || pair.equals("/*") || SINGLES.indexOf(c) < 0) {
      throw new UnreadableSqlException(pair);
    }
    return pos + 1;
  }

  private static int endOfQuoted(String text, int pos, char quote) throws UnreadableSqlException {
    int end = pos + 1;
    while (end < text.length()) {
      if (text.charAt(end) != quote) {
        end++;
      } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
        end += 2;
      } else {
        return end + 1;
      }
    }
    throw new UnreadableSqlException(text.substring(pos));
  }

  private static int endOfNumber(String text, int pos) throws UnreadableSqlException {
    int end = pos;
    boolean hasDot = false;
    while (end < text.length()
        && (isDigit(text.charAt(end)) || (text.charAt(end) == '.' && !hasDot))) {
      hasDot |= text.charAt(end) == '.';
      end++;
    }
    if (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      throw new UnreadableSqlException(text.substring(pos, end + 1));
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : new Token(Kind.END, "");
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Passes over a word if it comes next. */
  boolean take(String word) {
    boolean found = peek().is(word);
    at += found ? 1 : 0;
    return found;
  }

  void expect(String word) throws UnreadableSqlException {
    if (!take(word)) {
      throw new UnreadableSqlException(peek().text);
    }
  }

  boolean isAtEnd() {
    return peek().kind == Kind.END;
  }

  /** Whether a name stands next that can be a column's. */
  boolean isColumn() {
    Token token = peek();
    return token.kind == Kind.QUOTED
        || (token.kind == Kind.NAME && !RESERVED.contains(token.text.toUpperCase(Locale.ROOT)));
  }

  /** An expression beyond what is read here. */
  static final class UnreadableSqlException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableSqlException(String word) {
      super(word.isEmpty() ? "it ends too early" : "'" + word + "' is not understood");
    }
  }
}
