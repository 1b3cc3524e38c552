package dev.percolate.jinja.value;

/** Python's {@code repr} of a string. */
final class StringRepr {
  private StringRepr() {}

  static void append(StringBuilder out, String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 127) {
        if (c == quote || c == '\\') {
          out.append('\\');
        }
        out.append(c);
        i++;
      } else {
        int point = text.codePointAt(i);
        appendSpecial(out, point);
        i += Character.charCount(point);
      }
    }
    out.append(quote);
  }

  private static void appendSpecial(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isPrintable(point)) {
          out.appendCodePoint(point);
        } else if (point < 0x100) {
          appendHex(out.append("\\x"), point, 2);
        } else if (point < 0x10000) {
          appendHex(out.append("\\u"), point, 4);
        } else {
          appendHex(out.append("\\U"), point, 8);
        }
      }
    }
  }

  /** Appends a number in lower case hexadecimal digits. */
  static void appendHex(StringBuilder out, int number, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(number >> shift & 15, 16));
    }
  }

  /** Python's {@code str.isprintable} of one code point. */
  static boolean isPrintable(int point) {
    if (point == ' ') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
