package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Cuts a text into tokens. An error becomes a last token of kind {@link TokenKind#ERROR}, because
 * Jinja reports it only when its parser gets that far.
 */
final class Lexer {
  private final String text;
  private final Tokens tokens = new Tokens();
  private int position;
  private int[] open = new int[16];
  private int depth;

  Lexer(String text) {
    this.text = text;
  }

  /** A stop: the text is wrong from {@code offset} on. */
  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Stop(String message, int offset) {
      super(message, null, false, false);
      this.offset = offset;
    }
  }

  Tokens tokenize() {
    try {
      root();
      int last = tokens.size() == 0 ? 0 : tokens.start(tokens.size() - 1);
      tokens.add(TokenKind.EOF, last, text.length(), null);
    } catch (Stop e) {
      tokens.add(TokenKind.ERROR, e.offset, e.offset, e.getMessage());
    }
    return tokens;
  }

  private void root() throws Stop {
    while (position < text.length()) {
      int begin = nextBegin(position);
      if (begin < 0) {
        tokens.add(TokenKind.DATA, position, text.length(), text.substring(position));
        position = text.length();
        return;
      }
      int start = position;
      char type = text.charAt(begin + 1);
      char sign = begin + 2 < text.length() ? text.charAt(begin + 2) : ' ';
      boolean signed = sign == '-' || sign == '+';
      data(start, begin, sign == '-');
      position = begin + (signed ? 3 : 2);
      switch (type) {
        case '#' -> comment();
        case '{' -> {
          tokens.add(TokenKind.VARIABLE_BEGIN, begin, position, null);
          expression(true);
        }
        default -> {
          int raw = rawEnd(position);
          if (raw >= 0) {
            raw(raw);
          } else {
            tokens.add(TokenKind.BLOCK_BEGIN, begin, position, null);
            expression(false);
          }
        }
      }
    }
  }

  private int nextBegin(int from) {
    int brace = text.indexOf('{', from);
    while (brace >= 0 && brace + 1 < text.length()) {
      char next = text.charAt(brace + 1);
      if (next == '{' || next == '%' || next == '#') {
        return brace;
      }
      brace = text.indexOf('{', brace + 1);
    }
    return -1;
  }

  private void data(int start, int end, boolean strip) {
    int stop = end;
    if (strip) {
      while (stop > start && Characters.isSpace(text.charAt(stop - 1))) {
        stop--;
      }
    }
    if (stop > start) {
      tokens.add(TokenKind.DATA, start, stop, text.substring(start, stop));
    }
  }

  private void comment() throws Stop {
    int end = text.indexOf("#}", position);
    if (end < 0 && position >= text.length()) {
      return;
    }
    if (end < 0) {
      throw new Stop("Missing end of comment tag", position);
    }
    boolean strip = end > position && text.charAt(end - 1) == '-';
    position = strip ? Characters.skipSpace(text, end + 2) : end + 2;
  }

  /** The offset after {@code raw %}} if that stands at {@code from}, else -1. */
  private int rawEnd(int from) {
    int i = Characters.skipSpace(text, from);
    if (!text.startsWith("raw", i)) {
      return -1;
    }
    i = Characters.skipSpace(text, i + 3);
    if (text.startsWith("-%}", i)) {
      return Characters.skipSpace(text, i + 3);
    }
    return text.startsWith("%}", i) ? i + 2 : -1;
  }

  private void raw(int start) throws Stop {
    for (int begin = text.indexOf("{%", start); begin >= 0; begin = text.indexOf("{%", begin + 1)) {
      int i = begin + 2;
      char sign = i < text.length() ? text.charAt(i) : ' ';
      i = Characters.skipSpace(text, sign == '-' || sign == '+' ? i + 1 : i);
      if (!text.startsWith("endraw", i)) {
        continue;
      }
      i = Characters.skipSpace(text, i + 6);
      int end = -1;
      if (text.startsWith("%}", i)) {
        end = i + 2;
      } else if (text.startsWith("+%}", i)) {
        end = i + 3;
      } else if (text.startsWith("-%}", i)) {
        end = Characters.skipSpace(text, i + 3);
      }
      if (end >= 0) {
        data(start, begin, sign == '-');
        position = end;
        return;
      }
    }
    if (start >= text.length()) {
      position = start;
      return;
    }
    throw new Stop("Missing end of raw directive", start);
  }

  /** Tokens up to the end of the print statement or block. */
  private void expression(boolean variable) throws Stop {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (Characters.isSpace(c)) {
        position++;
      } else if (depth == 0 && end(c, variable)) {
        return;
      } else if (Characters.isDigit(c)) {
        number();
      } else if (Characters.isWord(text.codePointAt(position))) {
        name();
      } else if (c == '\'' || c == '"') {
        string(c);
      } else {
        operator(c);
      }
    }
  }

  private boolean end(char c, boolean variable) {
    char close = variable ? '}' : '%';
    int at = position;
    if (c == '-' || (c == '+' && !variable)) {
      at++;
    }
    if (at + 1 >= text.length() || text.charAt(at) != close || text.charAt(at + 1) != '}') {
      return false;
    }
    int end = at + 2;
    tokens.add(variable ? TokenKind.VARIABLE_END : TokenKind.BLOCK_END, position, end, null);
    position = c == '-' ? Characters.skipSpace(text, end) : end;
    return true;
  }

  private void name() throws Stop {
    int start = position;
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!Characters.isWord(c)) {
        break;
      }
      i += Character.charCount(c);
    }
    int first = text.codePointAt(start);
    if (first >= 128 && !Character.isUnicodeIdentifierStart(first)) {
      throw new Stop("Invalid character in identifier", start);
    }
    position = i;
    tokens.add(TokenKind.NAME, start, i, text.substring(start, i));
  }

  private void number() throws Stop {
    int start = position;
    int end = start > 0 && text.charAt(start - 1) == '.' ? -1 : floatEnd(start);
    if (end >= 0) {
      String digits = withoutUnderscores(text.substring(start, end));
      tokens.add(TokenKind.FLOAT, start, end, Double.valueOf(digits));
      position = end;
      return;
    }
    int radix = 10;
    int digits = start;
    if (text.charAt(start) == '0' && start + 1 < text.length()) {
      char marker = Character.toLowerCase(text.charAt(start + 1));
      radix = marker == 'x' ? 16 : marker == 'o' ? 8 : marker == 'b' ? 2 : 10;
      int after = radix == 10 ? start : digitsEnd(start + 2, radix, true);
      if (after == start + 2) {
        radix = 10;
      }
      if (radix != 10) {
        digits = start + 2;
      }
    }
    if (radix == 10 && text.charAt(start) == '0') {
      end = start + 1;
      while (end < text.length() && (text.charAt(end) == '0' || text.startsWith("_0", end))) {
        end += text.charAt(end) == '_' ? 2 : 1;
      }
    } else {
      end = digitsEnd(digits, radix, radix != 10);
    }
    String written = withoutUnderscores(text.substring(digits, end));
    BigInteger value = new BigInteger(written, radix);
    Object number = value.bitLength() < 64 ? (Object) value.longValue() : value;
    tokens.add(TokenKind.INTEGER, start, end, number);
    position = end;
  }

  private static String withoutUnderscores(String digits) {
    return digits.indexOf('_') < 0 ? digits : digits.replace("_", "");
  }

  /** The end of digits that may have single underscores between (or before) them. */
  private int digitsEnd(int from, int radix, boolean leadingUnderscore) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isDigit(c, radix)) {
        i++;
      } else if (c == '_'
          && (i > from || leadingUnderscore)
          && i + 1 < text.length()
          && isDigit(text.charAt(i + 1), radix)) {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isDigit(char c, int radix) {
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  /** The end of a number with fraction or exponent at {@code from}, or -1. */
  private int floatEnd(int from) {
    int i = digitsEnd(from, 10, false);
    boolean isFloat = false;
    if (i + 1 < text.length() && text.charAt(i) == '.' && Characters.isDigit(text.charAt(i + 1))) {
      i = digitsEnd(i + 1, 10, false);
      isFloat = true;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      int j = i + 1;
      if (j < text.length() && (text.charAt(j) == '+' || text.charAt(j) == '-')) {
        j++;
      }
      if (j < text.length() && Characters.isDigit(text.charAt(j))) {
        return digitsEnd(j, 10, false);
      }
    }
    return isFloat ? i : -1;
  }

  private void string(char quote) throws Stop {
    int start = position;
    int i = start + 1;
    boolean escaped = false;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\\') {
        escaped = true;
        i++;
      }
      i++;
    }
    if (i >= text.length()) {
      throw unexpected(start);
    }
    String body = text.substring(start + 1, i);
    if (escaped) {
      try {
        body = StringEscapes.decode(body);
      } catch (IllegalArgumentException e) {
        throw new Stop(String.valueOf(e.getMessage()), start);
      }
    }
    position = i + 1;
    tokens.add(TokenKind.STRING, start, position, body);
  }

  private Stop unexpected(int offset) {
    String shown = Texts.repr(Character.toString(text.codePointAt(offset)));
    int index = text.codePointCount(0, offset);
    return new Stop("unexpected char " + shown + " at " + index, offset);
  }

  private void operator(char c) throws Stop {
    char next = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
    TokenKind two =
        switch (c) {
          case '/' -> next == '/' ? TokenKind.FLOORDIV : null;
          case '*' -> next == '*' ? TokenKind.POW : null;
          case '=' -> next == '=' ? TokenKind.EQ : null;
          case '!' -> next == '=' ? TokenKind.NE : null;
          case '>' -> next == '=' ? TokenKind.GTEQ : null;
          case '<' -> next == '=' ? TokenKind.LTEQ : null;
          default -> null;
        };
    if (two != null) {
      tokens.add(two, position, position + 2, null);
      position += 2;
      return;
    }
    TokenKind kind =
        switch (c) {
          case '+' -> TokenKind.ADD;
          case '-' -> TokenKind.SUB;
          case '/' -> TokenKind.DIV;
          case '*' -> TokenKind.MUL;
          case '%' -> TokenKind.MOD;
          case '~' -> TokenKind.TILDE;
          case '[' -> TokenKind.LBRACKET;
          case ']' -> TokenKind.RBRACKET;
          case '(' -> TokenKind.LPAREN;
          case ')' -> TokenKind.RPAREN;
          case '{' -> TokenKind.LBRACE;
          case '}' -> TokenKind.RBRACE;
          case '>' -> TokenKind.GT;
          case '<' -> TokenKind.LT;
          case '=' -> TokenKind.ASSIGN;
          case '.' -> TokenKind.DOT;
          case ':' -> TokenKind.COLON;
          case '|' -> TokenKind.PIPE;
          case ',' -> TokenKind.COMMA;
          case ';' -> TokenKind.SEMICOLON;
          default -> throw unexpected(position);
        };
    balance(c);
    tokens.add(kind, position, position + 1, null);
    position++;
  }

  private void balance(char c) throws Stop {
    if (c == '(' || c == '[' || c == '{') {
      if (depth == open.length) {
        open = Arrays.copyOf(open, depth * 2);
      }
      open[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
    } else if (c == ')' || c == ']' || c == '}') {
      if (depth == 0) {
        throw new Stop("unexpected '" + c + "'", position);
      }
      char expected = (char) open[--depth];
      if (expected != c) {
        throw new Stop("unexpected '" + c + "', expected '" + expected + "'", position);
      }
    }
  }
}
