package dev.percolate.parser.internal.properties;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Python's {@code isoformat()} of times. */
final class IsoTimes {
  private IsoTimes() {}

  static String text(LocalDateTime time) {
    return time.toLocalDate() + "T" + clock(time.toLocalTime());
  }

  static String text(OffsetDateTime time) {
    return text(time.toLocalDateTime()) + offset(time.getOffset());
  }

  private static String clock(LocalTime time) {
    StringBuilder out = new StringBuilder();
    two(out, time.getHour());
    two(out.append(':'), time.getMinute());
    two(out.append(':'), time.getSecond());
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      String digits = Integer.toString(micros);
      out.append('.').append("0".repeat(6 - digits.length())).append(digits);
    }
    return out.toString();
  }

  private static String offset(ZoneOffset offset) {
    int seconds = offset.getTotalSeconds();
    StringBuilder out = new StringBuilder(seconds < 0 ? "-" : "+");
    two(out, Math.abs(seconds) / 3600);
    two(out.append(':'), Math.abs(seconds) / 60 % 60);
    return out.toString();
  }

  private static void two(StringBuilder out, int number) {
    if (number < 10) {
      out.append('0');
    }
    out.append(number);
  }
}
