package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyException.Kind;
import dev.percolate.jinja.value.Sizes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a text as Python's {@code json.loads} does, with the same errors at the same places. */
final class JsonReader {
  private final String text;
  private int position;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object read() {
    skipSpace();
    Object value = value();
    skipSpace();
    if (position < text.length()) {
      throw error("Extra data", position);
    }
    return value;
  }

  private PyException error(String message, int at) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    int end = Math.min(at, text.length());
    int column = text.codePointCount(start, end) + 1;
    int character = text.codePointCount(0, end);
    return new PyException(
        Kind.JSON_ERROR,
        message + ": line " + line + " column " + column + " (char " + character + ")");
  }

  private void skipSpace() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  private @Nullable Object value() {
    int start = position;
    switch (peek()) {
      case '"' -> {
        position++;
        return string();
      }
      case '{' -> {
        position++;
        return object();
      }
      case '[' -> {
        position++;
        return array();
      }
      case 'n' -> {
        return word("null", null);
      }
      case 't' -> {
        return word("true", true);
      }
      case 'f' -> {
        return word("false", false);
      }
      case 'N' -> {
        return word("NaN", Double.NaN);
      }
      case 'I' -> {
        return word("Infinity", Double.POSITIVE_INFINITY);
      }
      case '-' -> {
        return text.startsWith("-Infinity", start)
            ? word("-Infinity", Double.NEGATIVE_INFINITY)
            : number();
      }
      default -> {
        return number();
      }
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, position)) {
      throw error("Expecting value", position);
    }
    position += word.length();
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void digits() {
    while (isDigit(peek())) {
      position++;
    }
  }

  private Object number() {
    int start = position;
    if (peek() == '-') {
      position++;
    }
    if (!isDigit(peek())) {
      throw error("Expecting value", start);
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    boolean real = false;
    if (peek() == '.' && position + 1 < text.length() && isDigit(text.charAt(position + 1))) {
      real = true;
      position++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      int exponent = position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      if (isDigit(peek())) {
        real = true;
        digits();
      } else {
        position = exponent;
      }
    }
    String digits = text.substring(start, position);
    if (real) {
      return Double.valueOf(digits);
    }
    return digits.length() < 19 ? (Object) Long.valueOf(digits) : big(digits);
  }

  private static Object big(String digits) {
    Sizes.checkDigits(digits.length() - (digits.startsWith("-") ? 1 : 0));
    BigInteger value = new BigInteger(digits);
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> out = new ArrayList<>();
    skipSpace();
    if (peek() == ']') {
      position++;
      return out;
    }
    while (true) {
      out.add(value());
      skipSpace();
      char c = peek();
      if (c == ']') {
        position++;
        return out;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", position);
      }
      position++;
      skipSpace();
    }
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    skipSpace();
    if (peek() == '}') {
      position++;
      return out;
    }
    while (true) {
      if (peek() != '"') {
        throw error("Expecting property name enclosed in double quotes", position);
      }
      position++;
      String key = string();
      skipSpace();
      if (peek() != ':') {
        throw error("Expecting ':' delimiter", position);
      }
      position++;
      skipSpace();
      out.put(key, value());
      skipSpace();
      char c = peek();
      if (c == '}') {
        position++;
        return out;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", position);
      }
      position++;
      skipSpace();
    }
  }

  private String string() {
    int begin = position - 1;
    StringBuilder out = new StringBuilder();
    while (true) {
      if (position >= text.length()) {
        throw error("Unterminated string starting at", begin);
      }
      char c = text.charAt(position++);
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw error("Invalid control character at", position - 1);
      }
      if (c == '\\') {
        escape(out, begin);
      } else {
        out.append(c);
      }
    }
  }

  private void escape(StringBuilder out, int begin) {
    if (position >= text.length()) {
      throw error("Unterminated string starting at", begin);
    }
    char c = text.charAt(position++);
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> unicode(out);
      default -> throw error("Invalid \\escape", position - 2);
    }
  }

  private void unicode(StringBuilder out) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit =
          position + i < text.length() ? Character.digit(text.charAt(position + i), 16) : -1;
      if (digit < 0) {
        throw error("Invalid \\uXXXX escape", position - 1);
      }
      value = value * 16 + digit;
    }
    position += 4;
    out.append((char) value);
  }
}
