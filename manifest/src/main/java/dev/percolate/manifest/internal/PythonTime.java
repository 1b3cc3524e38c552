package dev.percolate.manifest.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Text of times as Python's {@code isoformat} writes them: microseconds, or none at all. */
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

  public static String iso(LocalDateTime time) {
    return time.toLocalDate() + "T" + iso(time.toLocalTime());
  }

  public static String iso(OffsetDateTime time) {
    ZoneOffset offset = time.getOffset();
    return iso(time.toLocalDateTime())
        + (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
  }

  public static String iso(LocalTime time) {
    StringBuilder text = new StringBuilder(15);
    two(text, time.getHour());
    two(text, time.getMinute());
    two(text, time.getSecond());
    text.setLength(text.length() - 1);
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      String digits = Integer.toString(micros);
      text.append('.').append("0".repeat(6 - digits.length())).append(digits);
    }
    return text.toString();
  }

  private static void two(StringBuilder text, int number) {
    if (number < 10) {
      text.append('0');
    }
    text.append(number).append(':');
  }
}
