package dev.percolate.jinja.value;

/** Facts about strings as sequences of code points. */
final class Strings {
  private Strings() {}

  /** Whether every character is one code point, so that indexes can be used as they are. */
  static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The number of code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The position in chars of the code point at {@code index}, which is not beyond the end. */
  static int offset(String text, int index) {
    return text.offsetByCodePoints(0, index);
  }

  /** Python's {@code isspace} of one code point. */
  static boolean isSpace(int point) {
    if (point < 128) {
      return point == ' ' || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
    }
    return point == 0x85 || Character.isSpaceChar(point);
  }

  /** Whether a code point ends a line for {@code splitlines}. */
  static boolean isLineBreak(int point) {
    return switch (point) {
      case '\n', '\r', 0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }
}
