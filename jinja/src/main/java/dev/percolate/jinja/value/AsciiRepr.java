package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** Python's {@code ascii(value)}. */
final class AsciiRepr {
  private AsciiRepr() {}

  static String of(@Nullable Object value) {
    return ofText(Texts.repr(value));
  }

  /** A text with all but ASCII characters written as escapes. */
  static String ofText(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 127) {
        out.append((char) point);
      } else if (point < 0x100) {
        StringRepr.appendHex(out.append("\\x"), point, 2);
      } else if (point < 0x10000) {
        StringRepr.appendHex(out.append("\\u"), point, 4);
      } else {
        StringRepr.appendHex(out.append("\\U"), point, 8);
      }
    }
    return out.toString();
  }
}
