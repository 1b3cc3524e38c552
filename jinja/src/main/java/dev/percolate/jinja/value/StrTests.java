package dev.percolate.jinja.value;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The {@code is...} methods of strings. */
final class StrTests {
  private StrTests() {}

  static boolean has(String name) {
    return switch (name) {
      case "isalnum",
          "isalpha",
          "isascii",
          "isdecimal",
          "isdigit",
          "isidentifier",
          "islower",
          "isnumeric",
          "isprintable",
          "isspace",
          "istitle",
          "isupper" ->
          true;
      default -> false;
    };
  }

  static @Nullable Object call(String self, String name, Arguments args) {
    if (!has(name)) {
      return Missing.MISSING;
    }
    Expect.none(args, "str." + name);
    return switch (name) {
      case "isalnum" -> all(self, p -> Character.isLetter(p) || isNumeric(p));
      case "isalpha" -> all(self, Character::isLetter);
      case "isascii" -> self.chars().allMatch(c -> c < 128);
      case "isdecimal" -> all(self, Character::isDigit);
      case "isdigit" -> all(self, StrTests::isDigit);
      case "isidentifier" -> isIdentifier(self);
      case "islower" -> isOneCase(self, true);
      case "isupper" -> isOneCase(self, false);
      case "isnumeric" -> all(self, StrTests::isNumeric);
      case "isprintable" -> self.isEmpty() || all(self, StringRepr::isPrintable);
      case "isspace" -> all(self, Strings::isSpace);
      default -> isTitle(self);
    };
  }

  private static boolean all(String self, IntPredicate test) {
    return !self.isEmpty() && self.codePoints().allMatch(test);
  }

  private static boolean isDigit(int point) {
    if (Character.isDigit(point)) {
      return true;
    }
    if (Character.getType(point) != Character.OTHER_NUMBER) {
      return false;
    }
    // superscripts, subscripts and the digits in circles and brackets
    return point < 0x100 ? point != '¼' && point != '½' && point != '¾' : isRareDigit(point);
  }

  private static boolean isRareDigit(int point) {
    return (point >= 0x2070 && point <= 0x2089)
        || (point >= 0x2460 && point <= 0x2468)
        || (point >= 0x2474 && point <= 0x247C)
        || (point >= 0x2488 && point <= 0x2490);
  }

  private static boolean isNumeric(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> "一二三四五六七八九十百千万億兆零壹貳參肆伍陸柒捌玖拾".indexOf(point) >= 0;
    };
  }

  private static boolean isIdentifier(String self) {
    if (self.isEmpty()) {
      return false;
    }
    int first = self.codePointAt(0);
    if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
      return false;
    }
    return self.codePoints()
        .allMatch(
            p ->
                p == '_'
                    || (Character.isUnicodeIdentifierPart(p)
                        && !Character.isIdentifierIgnorable(p)));
  }

  private static boolean isOneCase(String self, boolean lower) {
    boolean cased = false;
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      if (StrCase.isCased(point)) {
        if (lower ? !Character.isLowerCase(point) : !Character.isUpperCase(point)) {
          return false;
        }
        cased = true;
      }
    }
    return cased;
  }

  private static boolean isTitle(String self) {
    boolean cased = false;
    boolean previous = false;
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      boolean upper = Character.isUpperCase(point) || Character.isTitleCase(point);
      boolean lower = Character.isLowerCase(point);
      if ((upper && previous) || (lower && !previous)) {
        return false;
      }
      previous = upper || lower;
      cased |= previous;
    }
    return cased;
  }
}
