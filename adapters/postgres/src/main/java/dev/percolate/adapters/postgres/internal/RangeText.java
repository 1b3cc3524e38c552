package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Row;
import org.jspecify.annotations.Nullable;

/** The text dbt's driver gives to a range: its bounds as values of their own. */
final class RangeText {
  private RangeText() {}

  /** The type of a range's bounds, or 0 for what is no range of that driver. */
  static int bound(int oid) {
    return switch (oid) {
      case 3904 -> 23;
      case 3906 -> 1700;
      case 3908 -> 1114;
      case 3910 -> 1184;
      case 3912 -> 1082;
      case 3926 -> 20;
      default -> 0;
    };
  }

  static String read(int bound, String text) {
    if (text.equals("empty")) {
      return text;
    }
    int comma = text.indexOf(',');
    String lower = text.substring(1, comma);
    String upper = text.substring(comma + 1, text.length() - 1);
    return text.charAt(0)
        + Row.text(value(bound, lower))
        + ", "
        + Row.text(value(bound, upper))
        + text.charAt(text.length() - 1);
  }

  private static @Nullable Object value(int bound, String text) {
    return text.isEmpty() ? null : PostgresValues.read(bound, text.replace("\"", ""));
  }
}
