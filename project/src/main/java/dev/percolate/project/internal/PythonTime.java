package dev.percolate.project.internal;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Dates and times as Python's {@code isoformat} writes them. */
public final class PythonTime {
  private PythonTime() {}

  /** Of a time without zone. */
  public static String iso(LocalDateTime time) {
    return iso(time, 'T');
  }

  /** With another character between date and time. */
  public static String iso(LocalDateTime time, char between) {
    StringBuilder out = new StringBuilder(26).append(time.toLocalDate()).append(between);
    two(out, time.getHour()).append(':');
    two(out, time.getMinute()).append(':');
    two(out, time.getSecond());
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      String digits = Integer.toString(micros);
      out.append('.').append("0".repeat(6 - digits.length())).append(digits);
    }
    return out.toString();
  }

  /** Of a time with an offset. */
  public static String iso(OffsetDateTime time) {
    return iso(time.toLocalDateTime()) + offset(time);
  }

  /** The offset, {@code +00:00} for UTC. */
  public static String offset(OffsetDateTime time) {
    return time.getOffset().getTotalSeconds() == 0 ? "+00:00" : time.getOffset().getId();
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return (number < 10 ? out.append('0') : out).append(number);
  }
}
