package dev.percolate.jinja.internal.syntax;

/** Character classes of Python's {@code re} and {@code str}. */
final class Characters {
  private Characters() {}

  /** What {@code \s} matches and {@code str.strip} removes. */
  static boolean isSpace(char c) {
    if (c <= ' ') {
      return c == ' ' || (c >= '\t' && c <= '\r') || c >= 0x1c;
    }
    return c >= 0x85
        && (c == 0x85
            || c == 0xa0
            || c == 0x1680
            || (c >= 0x2000 && c <= 0x200a)
            || c == 0x2028
            || c == 0x2029
            || c == 0x202f
            || c == 0x205f
            || c == 0x3000);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What can stand in a name. */
  static boolean isWord(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c) || (Character.isUnicodeIdentifierPart(c) && c > 0x9f);
  }

  /** The offset after white space from {@code from} on. */
  static int skipSpace(String text, int from) {
    int i = from;
    int length = text.length();
    while (i < length && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
