package dev.percolate.parser.internal.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Cuts Python text into tokens, with indents and dedents. */
final class Tokenizer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
  private final Deque<Token> open = new ArrayDeque<>();
  private int pos;
  private int line = 1;

  private Tokenizer(String text) {
    this.text = text;
  }

  /**
   * The tokens of a file or, with {@code isExpression}, of an expression of several lines.
   *
   * @throws UnreadablePython when brackets or strings do not end
   */
  static List<Token> tokens(String text) {
    return new Tokenizer(text).run();
  }

  private List<Token> run() {
    boolean isLineStart = true;
    while (pos < text.length()) {
      if (isLineStart && open.isEmpty() && indent()) {
        continue;
      }
      isLineStart = false;
      char c = text.charAt(pos);
      if (c == '\n') {
        isLineStart = newline();
      } else if (c == '#') {
        skipComment();
      } else if (c == '\\' && pos + 1 < text.length() && text.charAt(pos + 1) == '\n') {
        pos += 2;
        line++;
      } else if (Character.isWhitespace(c)) {
        pos++;
      } else {
        token(c);
      }
    }
    if (!open.isEmpty()) {
      Token bracket = open.peek();
      throw UnreadablePython.syntax(
          "'" + bracket.text() + "' was never closed", bracket.line(), text);
    }
    add(Token.Kind.NEWLINE, "\n");
    while (indents.size() > 1) {
      indents.pop();
      add(Token.Kind.DEDENT, "");
    }
    add(Token.Kind.END, "");
    return tokens;
  }

  /** Reads the indent of a line; true when the line is blank and was skipped. */
  private boolean indent() {
    int column = 0;
    int at = pos;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ') {
        column++;
      } else if (c == '\t') {
        column = (column / 8 + 1) * 8;
      } else if (c != '\r' && c != '\f') {
        break;
      }
      at++;
    }
    pos = at;
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    if (c == '\n' || c == '#') {
      if (c == '#') {
        skipComment();
      }
      if (pos < text.length()) {
        pos++;
        line++;
      }
      return true;
    }
    if (column > indents.peek()) {
      indents.push(column);
      add(Token.Kind.INDENT, "");
    }
    while (column < indents.peek()) {
      indents.pop();
      add(Token.Kind.DEDENT, "");
    }
    return false;
  }

  private boolean newline() {
    pos++;
    if (open.isEmpty()) {
      add(Token.Kind.NEWLINE, "\n");
    }
    line++;
    return open.isEmpty();
  }

  private void skipComment() {
    int end = text.indexOf('\n', pos);
    pos = end < 0 ? text.length() : end;
  }

  private void token(char c) {
    if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      nameOrString();
    } else if (c == '"' || c == '\'') {
      string(pos);
    } else if (Character.isDigit(c)
        || (c == '.' && pos + 1 < text.length() && Character.isDigit(text.charAt(pos + 1)))) {
      number();
    } else {
      operator(c);
    }
  }

  private void nameOrString() {
    int start = pos;
    int end = pos;
    while (end < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end < text.length()
        && end - start <= 2
        && (text.charAt(end) == '"' || text.charAt(end) == '\'')
        && isPrefix(text.substring(start, end))) {
      pos = end;
      string(start);
      return;
    }
    pos = end;
    add(Token.Kind.NAME, text.substring(start, end));
  }

  private static boolean isPrefix(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "r", "u", "b", "f", "br", "rb", "fr", "rf" -> true;
      default -> false;
    };
  }

  /** Reads a string literal whose prefix starts at {@code start}; {@code pos} is at the quote. */
  private void string(int start) {
    char quote = text.charAt(pos);
    boolean isLong = text.startsWith(String.valueOf(quote).repeat(3), pos);
    int startLine = line;
    int at = pos + (isLong ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '\n' && !isLong) {
        break;
      } else if (c == quote && (!isLong || text.startsWith(String.valueOf(quote).repeat(3), at))) {
        at += isLong ? 3 : 1;
        String literal = text.substring(start, at);
        countLines(literal);
        pos = at;
        boolean formatted =
            literal.charAt(0) == 'f'
                || literal.charAt(0) == 'F'
                || (literal.length() > 1
                    && (literal.charAt(1) == 'f' || literal.charAt(1) == 'F')
                    && literal.charAt(0) != quote);
        tokens.add(
            new Token(formatted ? Token.Kind.FORMATTED : Token.Kind.STRING, literal, startLine));
        return;
      }
      at++;
    }
    long end = isLong ? text.stripTrailing().lines().count() : startLine;
    throw UnreadablePython.syntax(
        "unterminated "
            + (isLong ? "triple-quoted " : "")
            + "string literal (detected at line "
            + end
            + ")",
        startLine,
        text);
  }

  private void countLines(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      if (literal.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void number() {
    int start = pos;
    while (pos < text.length()) {
      char c = text.charAt(pos);
      boolean isExponentSign =
          (c == '+' || c == '-') && (text.charAt(pos - 1) == 'e' || text.charAt(pos - 1) == 'E');
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !isExponentSign) {
        break;
      }
      pos++;
    }
    add(Token.Kind.NUMBER, text.substring(start, pos));
  }

  private void operator(char c) {
    String operator = String.valueOf(c);
    for (String two : List.of("**", "//", "->", ":=", "==", "!=", "<=", ">=", "<<", ">>")) {
      if (text.startsWith(two, pos)) {
        operator = two;
      }
    }
    add(Token.Kind.OPERATOR, operator);
    pos += operator.length();
    switch (c) {
      case '(', '[', '{' -> open.push(tokens.getLast());
      case ')', ']', '}' -> {
        if (open.isEmpty()) {
          throw UnreadablePython.syntax("unmatched '" + c + "'", line, text);
        }
        close(c, open.pop());
      }
      default -> {}
    }
  }

  private void close(char closing, Token opening) {
    if ("([{".indexOf(opening.text().charAt(0)) != ")]}".indexOf(closing)) {
      String where = opening.line() == line ? "" : " on line " + opening.line();
      throw UnreadablePython.syntax(
          "closing parenthesis '"
              + closing
              + "' does not match opening parenthesis '"
              + opening.text()
              + "'"
              + where,
          line,
          text);
    }
  }

  private void add(Token.Kind kind, String word) {
    tokens.add(new Token(kind, word, line));
  }
}
