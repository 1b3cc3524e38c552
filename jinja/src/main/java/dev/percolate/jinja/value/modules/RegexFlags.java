package dev.percolate.jinja.value.modules;

import org.jspecify.annotations.Nullable;

/** Python's flags and the character categories that depend on them. */
final class RegexFlags {
  static final int IGNORECASE = 2;
  static final int LOCALE = 4;
  static final int MULTILINE = 8;
  static final int DOTALL = 16;
  static final int UNICODE = 32;
  static final int VERBOSE = 64;
  static final int DEBUG = 128;
  static final int ASCII = 256;

  private RegexFlags() {}

  static int ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> IGNORECASE;
      case 'L' -> LOCALE;
      case 'm' -> MULTILINE;
      case 's' -> DOTALL;
      case 'u' -> UNICODE;
      case 'x' -> VERBOSE;
      case 'a' -> ASCII;
      default -> 0;
    };
  }

  /** The value of a module attribute such as {@code re.I}, or 0. */
  static int ofName(String name) {
    return switch (name) {
      case "I", "IGNORECASE" -> IGNORECASE;
      case "L", "LOCALE" -> LOCALE;
      case "M", "MULTILINE" -> MULTILINE;
      case "S", "DOTALL" -> DOTALL;
      case "U", "UNICODE" -> UNICODE;
      case "X", "VERBOSE" -> VERBOSE;
      case "DEBUG" -> DEBUG;
      case "A", "ASCII" -> ASCII;
      default -> 0;
    };
  }

  /** The content of the Java set for {@code \w} and its like, or null. */
  static @Nullable String category(char letter, boolean ascii) {
    if (ascii) {
      return switch (letter) {
        case 'w' -> "a-zA-Z0-9_";
        case 'W' -> "[^a-zA-Z0-9_]";
        case 'd' -> "0-9";
        case 'D' -> "[^0-9]";
        case 's' -> " \\t-\\r";
        case 'S' -> "[^ \\t-\\r]";
        default -> null;
      };
    }
    return switch (letter) {
      case 'w' -> "\\p{L}\\p{N}_";
      case 'W' -> "[^\\p{L}\\p{N}_]";
      case 'd' -> "\\p{Nd}";
      case 'D' -> "\\P{Nd}";
      case 's' -> "\\t-\\r\\x1c-\\x1f\\x85\\p{Z}";
      case 'S' -> "[^\\t-\\r\\x1c-\\x1f\\x85\\p{Z}]";
      default -> null;
    };
  }

  /** The text of {@code repr} for the flags that the caller gave, without UNICODE. */
  static String describe(int flags) {
    StringBuilder out = new StringBuilder();
    String[] names = {
      "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"
    };
    for (int i = 0; i < names.length; i++) {
      int flag = 2 << i;
      if ((flags & flag) != 0 && flag != UNICODE) {
        out.append(out.isEmpty() ? "re." : "|re.").append(names[i]);
      }
    }
    return out.toString();
  }
}
