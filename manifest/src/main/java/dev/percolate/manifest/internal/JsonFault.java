package dev.percolate.manifest.internal;

import java.util.BitSet;
import java.util.Optional;

/**
 * The first place at which a text is not JSON, in the words and by the count of Python's {@code
 * json.loads}, which dbt shows. Slow readers only come here after the fast one has failed.
 *
 * @param what for example {@code Expecting value}
 * @param line one-based
 * @param column one-based, in code points
 * @param place zero-based code point in the text
 */
public record JsonFault(String what, int line, int column, int place) {

  /** Finds the fault; absent when Python would read the text. */
  public static Optional<JsonFault> in(String text) {
    try {
      new Scan(text).document();
      return Optional.empty();
    } catch (Stop stop) {
      return Optional.of(at(text, stop.what, stop.at));
    }
  }

  /** {@code Expecting value: line 1 column 1 (char 0)}. */
  @Override
  public String toString() {
    return what + ": line " + line + " column " + column + " (char " + place + ")";
  }

  private static JsonFault at(String text, String what, int at) {
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return new JsonFault(
        what, line, text.codePointCount(start, at) + 1, text.codePointCount(0, at));
  }

  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final int at;

    Stop(String what, int at) {
      super(what, null, false, false);
      this.what = what;
      this.at = at;
    }
  }

  /** Walks a text without building anything; never recursive. */
  private static final class Scan {
    private final String text;
    // whether the container of that depth is an object
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    void document() throws Stop {
      if (text.startsWith("\ufeff")) {
        throw new Stop("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
      }
      skipBlanks();
      boolean isComplete = value();
      while (!isComplete || depth > 0) {
        isComplete = isComplete ? separator() : value();
      }
      skipBlanks();
      if (at < text.length()) {
        throw new Stop("Extra data", at);
      }
    }

    /** Reads a scalar or opens a container; true when that value is complete. */
    private boolean value() throws Stop {
      char c = peek();
      if (c == '"') {
        string();
        return true;
      }
      if (c != '{' && c != '[') {
        scalar();
        return true;
      }
      objects.set(depth++, c == '{');
      at++;
      skipBlanks();
      if (peek() == (c == '{' ? '}' : ']')) {
        return close();
      }
      if (c == '{') {
        key();
      }
      return false;
    }

    private boolean close() {
      at++;
      depth--;
      return true;
    }

    /** What follows a value in a container; true when that closed it. */
    private boolean separator() throws Stop {
      skipBlanks();
      boolean inObject = objects.get(depth - 1);
      if (peek() == (inObject ? '}' : ']')) {
        return close();
      }
      if (peek() != ',') {
        throw new Stop("Expecting ',' delimiter", at);
      }
      at++;
      skipBlanks();
      if (inObject) {
        key();
      }
      return false;
    }

    private void key() throws Stop {
      if (peek() != '"') {
        throw new Stop("Expecting property name enclosed in double quotes", at);
      }
      string();
      skipBlanks();
      if (peek() != ':') {
        throw new Stop("Expecting ':' delimiter", at);
      }
      at++;
      skipBlanks();
    }

    private void string() throws Stop {
      int start = at++;
      while (true) {
        if (at >= text.length()) {
          throw new Stop("Unterminated string starting at", start);
        }
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return;
        }
        if (c < ' ') {
          throw new Stop("Invalid control character at", at);
        }
        if (c == '\\') {
          escape(start);
        } else {
          at++;
        }
      }
    }

    private void escape(int start) throws Stop {
      if (at + 1 >= text.length()) {
        throw new Stop("Unterminated string starting at", start);
      }
      char c = text.charAt(at + 1);
      if ("\"\\/bfnrt".indexOf(c) >= 0) {
        at += 2;
        return;
      }
      if (c != 'u') {
        throw new Stop("Invalid \\escape", at);
      }
      for (int i = at + 2; i < at + 6; i++) {
        if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0) {
          throw new Stop("Invalid \\uXXXX escape", at + 1);
        }
      }
      at += 6;
    }

    private void scalar() throws Stop {
      for (String word : new String[] {"null", "true", "false", "NaN", "Infinity", "-Infinity"}) {
        if (text.startsWith(word, at)) {
          at += word.length();
          return;
        }
      }
      int digits = peek() == '-' ? at + 1 : at;
      int end = digits(digits);
      if (end == digits) {
        throw new Stop("Expecting value", at);
      }
      at = text.charAt(digits) == '0' ? digits + 1 : end;
      if (peek() == '.' && digits(at + 1) > at + 1) {
        at = digits(at + 1);
      }
      if (peek() == 'e' || peek() == 'E') {
        int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 1;
        if (digits(at + sign) > at + sign) {
          at = digits(at + sign);
        }
      }
    }

    private int digits(int from) {
      int end = from;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end;
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
