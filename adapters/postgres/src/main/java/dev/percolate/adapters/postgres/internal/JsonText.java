package dev.percolate.adapters.postgres.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON the server has checked, into plain values. */
final class JsonText {
  private static final int LONG_DIGITS = 18;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  static @Nullable Object read(String text) {
    return new JsonText(text).value();
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  /** The next character that is no blank; it is not taken. */
  private char next() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
    return text.charAt(at);
  }

  private @Nullable Object word(String word, @Nullable Object meaning) {
    at += word.length();
    return meaning;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    while (next() != '}') {
      if (text.charAt(at) == ',') {
        at++;
        next();
      }
      String key = string();
      next();
      at++; // the colon
      map.put(key, value());
    }
    at++;
    return map;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    while (next() != ']') {
      if (text.charAt(at) == ',') {
        at++;
      }
      list.add(value());
    }
    at++;
    return list;
  }

  private String string() {
    int start = ++at;
    int end = start;
    while (text.charAt(end) != '"') {
      if (text.charAt(end) == '\\') {
        return escaped(start, end);
      }
      end++;
    }
    at = end + 1;
    return text.substring(start, end);
  }

  private String escaped(int start, int firstEscape) {
    StringBuilder out = new StringBuilder().append(text, start, firstEscape);
    at = firstEscape;
    for (char c = text.charAt(at); c != '"'; c = text.charAt(at)) {
      at++;
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private Object number() {
    int start = at;
    boolean whole = true;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      whole &= c == '-' || (c >= '0' && c <= '9');
    }
    String digits = text.substring(start, at);
    if (!whole) {
      return Double.valueOf(digits);
    }
    if (digits.length() <= LONG_DIGITS) {
      return Long.valueOf(digits);
    }
    BigInteger big = new BigInteger(digits);
    return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
  }
}
