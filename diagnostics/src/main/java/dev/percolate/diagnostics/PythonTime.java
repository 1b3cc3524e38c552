package dev.percolate.diagnostics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as Python's {@code isoformat} writes them: microseconds, or no fraction at all. */
public final class PythonTime {
  private PythonTime() {}

  /** {@code 2026-01-02T03:04:05.000006Z}: dbt's form of its own times. */
  public static String utc(Instant time) {
    return iso(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
  }

  /** The same with {@code +00:00}. */
  public static String utcOffset(Instant time) {
    return iso(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "+00:00";
  }

  /** Of a time without zone. */
  public static String iso(LocalDateTime time) {
    return iso(time, 'T');
  }

  /** With another character between date and time, such as the blank of {@code str(time)}. */
  public static String iso(LocalDateTime time, char between) {
    return time.toLocalDate().toString() + between + iso(time.toLocalTime());
  }

  /** Of a time with an offset. */
  public static String iso(OffsetDateTime time) {
    return iso(time.toLocalDateTime()) + offset(time);
  }

  /** The offset: {@code +00:00} for UTC, with seconds only if it has some. */
  public static String offset(OffsetDateTime time) {
    ZoneOffset offset = time.getOffset();
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }

  /** Of a time of day. */
  public static String iso(LocalTime time) {
    StringBuilder text = new StringBuilder(15);
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    two(text, time.getSecond());
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      String digits = Integer.toString(micros);
      text.append('.').append("0".repeat(6 - digits.length())).append(digits);
    }
    return text.toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return (number < 10 ? text.append('0') : text).append(number);
  }
}
