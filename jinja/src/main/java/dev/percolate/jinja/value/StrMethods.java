package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** The methods of strings. */
final class StrMethods {
  private StrMethods() {}

  static boolean has(String name) {
    return switch (name) {
      case "upper", "lower" -> true;
      default -> false;
    };
  }

  static @Nullable Object call(String self, String name, Arguments args) {
    return switch (name) {
      case "upper" -> self.toUpperCase(java.util.Locale.ROOT);
      case "lower" -> self.toLowerCase(java.util.Locale.ROOT);
      default -> Missing.MISSING;
    };
  }
}
