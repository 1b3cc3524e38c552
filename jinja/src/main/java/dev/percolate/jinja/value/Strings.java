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
}
