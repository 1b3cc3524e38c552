package dev.percolate.jinja.internal.syntax;

/** Escapes in string literals: Python's {@code unicode-escape} codec as Jinja applies it. */
public final class StringEscapes {
  private StringEscapes() {}

  /** Decodes; raises an IllegalArgumentException with Python's reason. */
  public static String decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 >= text.length()) {
        out.append(c);
        i++;
      } else {
        i = escape(text, i + 1, out);
      }
    }
    return out.toString();
  }

  /** Decodes the escape whose letter is at {@code at}; gives the offset after it. */
  private static int escape(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append((char) 7);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append((char) 11);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int end = at;
        int value = 0;
        while (end < text.length() && end < at + 3 && isOctal(text.charAt(end))) {
          value = value * 8 + text.charAt(end++) - '0';
        }
        out.append((char) value);
        return end;
      }
      case 'x' -> {
        return hex(text, at, 2, "truncated \\xXX escape", out);
      }
      case 'u' -> {
        return hex(text, at, 4, "truncated \\uXXXX escape", out);
      }
      case 'U' -> {
        return hex(text, at, 8, "truncated \\UXXXXXXXX escape", out);
      }
      case 'N' -> {
        return named(text, at, out);
      }
      default -> {
        return unknown(text, at, out);
      }
    }
    return at + 1;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static int hex(String text, int at, int digits, String error, StringBuilder out) {
    long value = 0;
    for (int i = at + 1; i <= at + digits; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0 || text.charAt(i) > 127) {
        throw new IllegalArgumentException(error);
      }
      value = value * 16 + digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException("illegal Unicode character");
    }
    out.appendCodePoint((int) value);
    return at + digits + 1;
  }

  private static int named(String text, int at, StringBuilder out) {
    int close = text.indexOf('}', at);
    if (at + 1 >= text.length() || text.charAt(at + 1) != '{' || close < at + 3) {
      throw new IllegalArgumentException("malformed \\N character escape");
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(at + 2, close)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("unknown Unicode character name", e);
    }
    return close + 1;
  }

  /** An unknown escape stays as it is; Jinja has made non-ASCII letters into escapes before. */
  private static int unknown(String text, int at, StringBuilder out) {
    out.append('\\');
    int c = text.codePointAt(at);
    if (c < 128) {
      out.append((char) c);
    } else if (c < 256) {
      out.append('x').append(Integer.toHexString(c));
    } else if (c < 0x10000) {
      out.append('u').append(padded(c, 4));
    } else {
      out.append('U').append(padded(c, 8));
    }
    return at + Character.charCount(c);
  }

  private static String padded(int c, int width) {
    String hex = Integer.toHexString(c);
    return "0".repeat(width - hex.length()) + hex;
  }
}
