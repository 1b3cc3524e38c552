package dev.percolate.jinja.value.modules;

/** The escapes of single characters in patterns: {@code \n}, {@code \x41}, {@code \101}. */
final class RegexEscapes {
  private RegexEscapes() {}

  /** Reads the escape at the translator's position and moves behind it. */
  static int read(RegexTranslator translator, String source) {
    int start = translator.position();
    char c = source.charAt(start + 1);
    switch (c) {
      case 'x' -> {
        return hex(translator, source, 2);
      }
      case 'u' -> {
        return hex(translator, source, 4);
      }
      case 'U' -> {
        return hex(translator, source, 8);
      }
      case 'N' -> {
        return named(translator, source);
      }
      default -> {}
    }
    if (c >= '0' && c <= '7' && (c == '0' || isOctal(source, start + 1, 3))) {
      return octal(translator, source);
    }
    int simple = simple(c);
    if (simple < 0) {
      if (c < 128 && Character.isLetter(c)) {
        throw translator.error("bad escape \\" + c, start);
      }
      simple = source.codePointAt(start + 1);
    }
    translator.moveTo(start + 1 + Character.charCount(source.codePointAt(start + 1)));
    return simple;
  }

  private static int simple(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 7;
      default -> -1;
    };
  }

  static boolean isOctal(String source, int at, int digits) {
    if (at + digits > source.length() || source.charAt(at) > '3') {
      return false;
    }
    for (int i = at; i < at + digits; i++) {
      if (source.charAt(i) < '0' || source.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }

  private static int octal(RegexTranslator translator, String source) {
    int i = translator.position() + 1;
    int value = 0;
    int end = Math.min(source.length(), i + 3);
    while (i < end && source.charAt(i) >= '0' && source.charAt(i) <= '7') {
      value = value * 8 + source.charAt(i++) - '0';
    }
    translator.moveTo(i);
    return value;
  }

  private static int hex(RegexTranslator translator, String source, int digits) {
    int start = translator.position();
    int value = 0;
    int i = start + 2;
    while (i < start + 2 + digits
        && i < source.length()
        && Character.digit(source.charAt(i), 16) >= 0) {
      value = value * 16 + Character.digit(source.charAt(i++), 16);
    }
    if (i < start + 2 + digits) {
      throw translator.error("incomplete escape " + source.substring(start, i), start);
    }
    translator.moveTo(i);
    return value;
  }

  private static int named(RegexTranslator translator, String source) {
    int start = translator.position();
    int end = source.indexOf('}', start);
    if (end < 0 || !source.startsWith("{", start + 2)) {
      throw translator.error("missing {", start + 2);
    }
    String name = source.substring(start + 3, end);
    try {
      int point = Character.codePointOf(name);
      translator.moveTo(end + 1);
      return point;
    } catch (IllegalArgumentException e) {
      throw translator.error("undefined character name '" + name + "'", start);
    }
  }
}
