package dev.percolate.render.internal;

import dev.percolate.jinja.value.PyException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document the way Python's {@code json.loads} does. */
final class JsonText {
  private final String text;
  private int pos;

  JsonText(String text) {
    this.text = text;
  }

  @Nullable Object document() {
    skipSpace();
    Object value = value();
    skipSpace();
    if (pos < text.length()) {
      throw error("Extra data", pos);
    }
    return value;
  }

  private @Nullable Object value() {
    if (pos >= text.length()) {
      throw error("Expecting value", pos);
    }
    char c = text.charAt(pos);
    return switch (c) {
      case '"' -> {
        pos++;
        yield string();
      }
      case '{' -> object();
      case '[' -> array();
      case 'n' -> word("null", null);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, pos)) {
      throw error("Expecting value", pos);
    }
    pos += word.length();
    return value;
  }

  private Object number() {
    int start = pos;
    if (text.startsWith("-Infinity", pos)) {
      pos += 9;
      return Double.NEGATIVE_INFINITY;
    }
    int at = pos;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    int digits = at;
    at = digits(at);
    if (at == digits || (text.charAt(digits) == '0' && at > digits + 1)) {
      if (at == digits) {
        throw error("Expecting value", start);
      }
      at = digits + 1;
    }
    int whole = at;
    if (at + 1 < text.length() && text.charAt(at) == '.' && digits(at + 1) > at + 1) {
      at = digits(at + 1);
    }
    at = exponent(at);
    pos = at;
    String found = text.substring(start, at);
    if (at > whole) {
      return Double.valueOf(found);
    }
    BigInteger number = new BigInteger(found);
    return number.bitLength() < 64 ? (Object) number.longValueExact() : number;
  }

  private int exponent(int at) {
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      int end = digits(sign);
      return end > sign ? end : at;
    }
    return at;
  }

  private int digits(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    pos++;
    skipSpace();
    if (accept('}')) {
      return map;
    }
    while (true) {
      skipSpace();
      if (!accept('"')) {
        throw error("Expecting property name enclosed in double quotes", pos);
      }
      String key = string();
      skipSpace();
      if (!accept(':')) {
        throw error("Expecting ':' delimiter", pos);
      }
      skipSpace();
      map.put(key, value());
      skipSpace();
      if (accept('}')) {
        return map;
      }
      if (!accept(',')) {
        throw error("Expecting ',' delimiter", pos);
      }
    }
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    pos++;
    skipSpace();
    if (accept(']')) {
      return list;
    }
    while (true) {
      skipSpace();
      list.add(value());
      skipSpace();
      if (accept(']')) {
        return list;
      }
      if (!accept(',')) {
        throw error("Expecting ',' delimiter", pos);
      }
    }
  }

  private String string() {
    int begin = pos - 1;
    StringBuilder out = new StringBuilder();
    while (pos < text.length()) {
      char c = text.charAt(pos++);
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw error("Invalid control character at", pos - 1);
      }
      if (c != '\\') {
        out.append(c);
        continue;
      }
      if (pos >= text.length()) {
        break;
      }
      char escaped = text.charAt(pos++);
      switch (escaped) {
        case '"', '\\', '/' -> out.append(escaped);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> out.append(unicode());
        default -> throw error("Invalid \\escape", pos - 2);
      }
    }
    throw error("Unterminated string starting at", begin);
  }

  private char unicode() {
    if (pos + 4 <= text.length()) {
      try {
        char c = (char) Integer.parseInt(text.substring(pos, pos + 4), 16);
        pos += 4;
        return c;
      } catch (NumberFormatException e) {
        throw error("Invalid \\uXXXX escape", pos - 1);
      }
    }
    throw error("Invalid \\uXXXX escape", pos - 1);
  }

  private boolean accept(char c) {
    boolean found = pos < text.length() && text.charAt(pos) == c;
    if (found) {
      pos++;
    }
    return found;
  }

  private void skipSpace() {
    while (pos < text.length() && " \t\n\r".indexOf(text.charAt(pos)) >= 0) {
      pos++;
    }
  }

  private PyException error(String message, int at) {
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return new PyException(
        PyException.Kind.JSON_ERROR,
        message + ": line " + line + " column " + (at - lineStart + 1) + " (char " + at + ")");
  }
}
