package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens, one at a time. An error becomes a last token of kind {@link
 * TokenKind#ERROR}, because Jinja reports it only when its parser gets that far.
 */
final class Lexer {
  /** What the text at the current position is. */
  private enum Place {
    TEXT,
    VARIABLE,
    BLOCK
  }

  private final String text;
  private final int length;
  private final NameTable names = new NameTable();
  private int position;
  private Place place = Place.TEXT;

  /** Where the next tag begins, when the text before it has been given already; else -1. */
  private int foundTag = -1;

  private char[] open = NOTHING_OPEN;
  private int depth;

  private TokenKind kind = TokenKind.EOF;
  private int start;
  private int end;
  private @Nullable Object value;

  private static final char[] NOTHING_OPEN = new char[0];

  private final boolean trims;
  private final boolean strips;

  /** The environment says which white space around tags is dropped without being asked to. */
  Lexer(String text, Environment environment) {
    this.text = text;
    this.length = text.length();
    this.trims = environment.trimsBlocks();
    this.strips = environment.stripsBlocks();
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

  /** Reads the next token. */
  void next() {
    try {
      if (place == Place.TEXT) {
        text();
      } else {
        expression(place == Place.VARIABLE);
      }
    } catch (Stop e) {
      token(TokenKind.ERROR, e.offset, e.offset, e.getMessage());
    } catch (PyException e) {
      token(TokenKind.ERROR, position, position, e);
    }
  }

  /** The token read last. */
  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /**
   * Of names and strings the text, of numbers the number, of errors the message; null for others.
   */
  @Nullable Object value() {
    return value;
  }

  /** Which of the names with a meaning of their own have been read. */
  int mentioned() {
    return names.mentioned();
  }

  private void token(TokenKind newKind, int newStart, int newEnd, @Nullable Object newValue) {
    kind = newKind;
    start = newStart;
    end = newEnd;
    value = newValue;
  }

  /** The end has the start of the last token, which errors point to. */
  private void endOfText() {
    token(TokenKind.EOF, start, text.length(), null);
  }

  private void text() throws Stop {
    while (position < text.length()) {
      int tag = foundTag >= 0 ? foundTag : nextBegin(position);
      if (tag < 0) {
        token(TokenKind.DATA, position, text.length(), null);
        position = text.length();
        return;
      }
      char type = text.charAt(tag + 1);
      char sign = tag + 2 < text.length() ? text.charAt(tag + 2) : ' ';
      if (foundTag < 0 && data(position, tag, sign, type != '{')) {
        foundTag = tag;
        return;
      }
      foundTag = -1;
      position = tag + (sign == '-' || sign == '+' ? 3 : 2);
      if (type == '{') {
        place = Place.VARIABLE;
        token(TokenKind.VARIABLE_BEGIN, tag, position, null);
        return;
      }
      if (type == '#') {
        comment();
        continue;
      }
      int raw = rawEnd(position);
      if (raw < 0) {
        place = Place.BLOCK;
        token(TokenKind.BLOCK_BEGIN, tag, position, null);
        return;
      }
      if (raw(raw)) {
        return;
      }
    }
    endOfText();
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

  /** Makes a token of template text; false when there is none. */
  private boolean data(int from, int to, char sign, boolean isBlock) {
    int stop = to;
    if (sign == '-') {
      while (stop > from && Characters.isSpace(text.charAt(stop - 1))) {
        stop--;
      }
    } else if (strips && isBlock && sign != '+') {
      stop = lineStart(from, to);
    }
    if (stop > from) {
      token(TokenKind.DATA, from, stop, null);
      return true;
    }
    return false;
  }

  /** Where the line of a tag at {@code to} starts if white space is all before it, else the tag. */
  private int lineStart(int from, int to) {
    int i = to;
    while (i > from && text.charAt(i - 1) != '\n') {
      if (!Characters.isSpace(text.charAt(i - 1))) {
        return to;
      }
      i--;
    }
    return i > from || from == 0 || text.charAt(from - 1) == '\n' ? i : to;
  }

  /** The position after a tag that ends at {@code from}, perhaps without its line end. */
  private int trimmed(int from) {
    return trims && from < length && text.charAt(from) == '\n' ? from + 1 : from;
  }

  private void comment() throws Stop {
    int close = text.indexOf("#}", position);
    if (close < 0 && position >= text.length()) {
      return;
    }
    if (close < 0) {
      throw new Stop("Missing end of comment tag", position);
    }
    char sign = close > position ? text.charAt(close - 1) : ' ';
    int after = close + 2;
    position =
        sign == '-' ? Characters.skipSpace(text, after) : sign == '+' ? after : trimmed(after);
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

  /** Skips a raw tag whose text begins at {@code from}; false when that text is empty. */
  private boolean raw(int from) throws Stop {
    for (int begin = text.indexOf("{%", from); begin >= 0; begin = text.indexOf("{%", begin + 1)) {
      int i = begin + 2;
      char sign = i < text.length() ? text.charAt(i) : ' ';
      i = Characters.skipSpace(text, sign == '-' || sign == '+' ? i + 1 : i);
      if (!text.startsWith("endraw", i)) {
        continue;
      }
      i = Characters.skipSpace(text, i + 6);
      int after = -1;
      if (text.startsWith("%}", i)) {
        after = trimmed(i + 2);
      } else if (text.startsWith("+%}", i)) {
        after = i + 3;
      } else if (text.startsWith("-%}", i)) {
        after = Characters.skipSpace(text, i + 3);
      }
      if (after >= 0) {
        position = after;
        return data(from, begin, sign, true);
      }
    }
    if (from >= text.length()) {
      position = from;
      return false;
    }
    throw new Stop("Missing end of raw directive", from);
  }

  /** A token of a print statement or block. */
  private void expression(boolean variable) throws Stop {
    char c = position < length ? text.charAt(position) : ' ';
    if (Characters.isSpace(c)) {
      position = Characters.skipSpace(text, position);
      if (position >= length) {
        place = Place.TEXT;
        endOfText();
        return;
      }
      c = text.charAt(position);
    }
    if (depth == 0 && end(c, variable)) {
      place = Place.TEXT;
    } else if (Characters.isDigit(c)) {
      number();
    } else if (c < 128 ? Characters.isWord(c) : Characters.isWord(text.codePointAt(position))) {
      name();
    } else if (c == '\'' || c == '"') {
      string(c);
    } else {
      operator(c);
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
    int after = at + 2;
    token(variable ? TokenKind.VARIABLE_END : TokenKind.BLOCK_END, position, after, null);
    if (c == '-') {
      position = Characters.skipSpace(text, after);
    } else {
      position = variable || c == '+' ? after : trimmed(after);
    }
    return true;
  }

  private void name() throws Stop {
    int from = position;
    int hash = 0;
    int i = from;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        foreignName(from, i);
        return;
      }
      if (!Characters.isWord(c)) {
        break;
      }
      hash = 31 * hash + c;
    }
    position = i;
    token(TokenKind.NAME, from, i, names.find(text, from, i, hash));
  }

  /** A name with characters beyond ASCII, of which the first stands at {@code at}. */
  private void foreignName(int from, int at) throws Stop {
    int i = at;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!Characters.isWord(c)) {
        break;
      }
      i += Character.charCount(c);
    }
    int first = text.codePointAt(from);
    if (first >= 128 && !Character.isUnicodeIdentifierStart(first)) {
      throw new Stop("Invalid character in identifier", from);
    }
    position = i;
    String name = text.substring(from, i);
    token(TokenKind.NAME, from, i, names.find(name, 0, name.length(), name.hashCode()));
  }

  private void number() throws Stop {
    int from = position;
    int to = from > 0 && text.charAt(from - 1) == '.' ? -1 : floatEnd(from);
    if (to >= 0) {
      String digits = withoutUnderscores(text.substring(from, to));
      token(TokenKind.FLOAT, from, to, Double.valueOf(digits));
      position = to;
      return;
    }
    int radix = 10;
    int digits = from;
    if (text.charAt(from) == '0' && from + 1 < text.length()) {
      char marker = Character.toLowerCase(text.charAt(from + 1));
      radix = marker == 'x' ? 16 : marker == 'o' ? 8 : marker == 'b' ? 2 : 10;
      int after = radix == 10 ? from : digitsEnd(from + 2, radix, true);
      if (after == from + 2) {
        radix = 10;
      }
      if (radix != 10) {
        digits = from + 2;
      }
    }
    if (radix == 10 && text.charAt(from) == '0') {
      to = from + 1;
      while (to < text.length() && (text.charAt(to) == '0' || text.startsWith("_0", to))) {
        to += text.charAt(to) == '_' ? 2 : 1;
      }
    } else {
      to = digitsEnd(digits, radix, radix != 10);
    }
    String written = withoutUnderscores(text.substring(digits, to));
    if (radix == 10) {
      Sizes.checkDigits(written.length());
    }
    BigInteger value = Numbers.parse(written, radix);
    Object number = value.bitLength() < 64 ? (Object) value.longValue() : value;
    token(TokenKind.INTEGER, from, to, number);
    position = to;
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
    int from = position;
    int close = text.indexOf(quote, from + 1);
    int escape = text.indexOf('\\', from + 1, Math.max(close, from + 1));
    if (escape >= 0) {
      close = closingQuote(quote, escape);
    }
    if (close < 0 || close >= length) {
      throw unexpected(from);
    }
    String body = text.substring(from + 1, close);
    if (escape >= 0) {
      try {
        body = StringEscapes.decode(body);
      } catch (IllegalArgumentException e) {
        throw new Stop(String.valueOf(e.getMessage()), from);
      }
    }
    position = close + 1;
    token(TokenKind.STRING, from, position, body);
  }

  /** Where a string ends that has an escape at {@code escape}; the length or more if nowhere. */
  private int closingQuote(char quote, int escape) {
    int i = escape;
    while (i < length && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
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
      token(two, position, position + 2, null);
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
    token(kind, position, position + 1, null);
    position++;
  }

  private void balance(char c) throws Stop {
    if (c == '(' || c == '[' || c == '{') {
      if (depth == open.length) {
        open = Arrays.copyOf(open, Math.max(8, depth * 2));
      }
      open[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
    } else if (c == ')' || c == ']' || c == '}') {
      if (depth == 0) {
        throw new Stop("unexpected '" + c + "'", position);
      }
      char expected = open[--depth];
      if (expected != c) {
        throw new Stop("unexpected '" + c + "', expected '" + expected + "'", position);
      }
    }
  }
}
