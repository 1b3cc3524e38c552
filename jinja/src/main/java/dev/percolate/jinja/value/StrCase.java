package dev.percolate.jinja.value;

import java.util.Locale;

/** Changing the case of strings. */
final class StrCase {
  private StrCase() {}

  static String convert(String self, String name) {
    return switch (name) {
      case "title" -> title(self);
      case "capitalize" -> capitalize(self);
      case "swapcase" -> swap(self);
      default -> fold(self);
    };
  }

  private static String title(String self) {
    StringBuilder out = new StringBuilder(self.length());
    boolean inWord = false;
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      if (inWord) {
        out.append(Character.toString(point).toLowerCase(Locale.ROOT));
      } else {
        appendTitle(out, point);
      }
      inWord = isCased(point);
    }
    return out.toString();
  }

  private static void appendTitle(StringBuilder out, int point) {
    int simple = Character.toTitleCase(point);
    String full = Character.toString(point).toUpperCase(Locale.ROOT);
    if (simple == point && full.length() > Character.charCount(point)) {
      // such as the German sharp s: only the first of its capitals is large
      int first = Character.charCount(full.codePointAt(0));
      out.append(full, 0, first).append(full.substring(first).toLowerCase(Locale.ROOT));
    } else {
      out.appendCodePoint(simple);
    }
  }

  private static String capitalize(String self) {
    if (self.isEmpty()) {
      return self;
    }
    int point = self.codePointAt(0);
    StringBuilder out = new StringBuilder(self.length());
    appendTitle(out, point);
    // the whole string decides how a final sigma is written
    String lower = self.toLowerCase(Locale.ROOT);
    return out.append(lower, Character.charCount(lower.codePointAt(0)), lower.length()).toString();
  }

  private static String swap(String self) {
    StringBuilder out = new StringBuilder(self.length());
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      String one = Character.toString(point);
      if (Character.isUpperCase(point)) {
        out.append(one.toLowerCase(Locale.ROOT));
      } else {
        out.append(Character.isLowerCase(point) ? one.toUpperCase(Locale.ROOT) : one);
      }
    }
    return out.toString();
  }

  private static String fold(String self) {
    StringBuilder out = new StringBuilder(self.length());
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      String one = Character.toString(point);
      if (point == 'ı' || point == 'İ') {
        out.append(one.toLowerCase(Locale.ROOT));
      } else {
        out.append(one.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
      }
    }
    return out.indexOf("ς") < 0 ? out.toString() : out.toString().replace('ς', 'σ');
  }

  static boolean isCased(int point) {
    return Character.isLowerCase(point)
        || Character.isUpperCase(point)
        || Character.isTitleCase(point);
  }
}
