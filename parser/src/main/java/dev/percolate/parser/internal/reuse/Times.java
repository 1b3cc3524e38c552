package dev.percolate.parser.internal.reuse;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Dates and times as their type and their ISO text. */
final class Times {
  private Times() {}

  /** The word for the type of a date or time; null for other values. */
  static @Nullable String type(Object value) {
    return switch (value) {
      case LocalDate _ -> "date";
      case LocalTime _ -> "time";
      case LocalDateTime _ -> "datetime";
      case OffsetDateTime _ -> "offset";
      case ZonedDateTime _ -> "zoned";
      case Duration _ -> "duration";
      default -> null;
    };
  }

  /** The value of a type's word and a text. */
  static Object of(String type, String text) {
    return switch (type) {
      case "date" -> LocalDate.parse(text);
      case "time" -> LocalTime.parse(text);
      case "datetime" -> LocalDateTime.parse(text);
      case "offset" -> OffsetDateTime.parse(text);
      case "zoned" -> ZonedDateTime.parse(text);
      case "duration" -> Duration.parse(text);
      default -> throw new IllegalStateException("no type " + type);
    };
  }
}
