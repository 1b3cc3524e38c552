package dev.percolate.jinja.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Python's texts of dates, times, datetimes, timedeltas and time zones. */
final class Dates {
  private Dates() {}

  /** Appends {@code str(value)} if the value is of one of these types. */
  static boolean appendStr(StringBuilder out, Object value) {
    switch (value) {
      case LocalDate d -> appendDate(out, d);
      case LocalTime t -> appendTime(out, t);
      case LocalDateTime d -> appendIso(out, d, null, ' ');
      case OffsetDateTime d -> appendIso(out, d.toLocalDateTime(), d.getOffset(), ' ');
      case ZonedDateTime d -> appendIso(out, d.toLocalDateTime(), d.getOffset(), ' ');
      case Duration d -> appendDuration(out, d);
      case ZoneOffset z -> out.append(zoneName(z));
      case ZoneId z -> out.append(z.getId());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Appends {@code repr(value)} if the value is of one of these types. */
  static boolean appendRepr(StringBuilder out, Object value) {
    switch (value) {
      case LocalDate d -> {
        out.append("datetime.date(");
        appendDateParts(out, d).append(')');
      }
      case LocalTime t -> {
        out.append("datetime.time(");
        appendTimeParts(out, t).append(')');
      }
      case LocalDateTime d -> appendDateTimeRepr(out, d, null);
      case OffsetDateTime d -> appendDateTimeRepr(out, d.toLocalDateTime(), d.getOffset());
      case ZonedDateTime d -> appendDateTimeRepr(out, d.toLocalDateTime(), zoneRepr(d));
      case Duration d -> appendDurationRepr(out, d);
      case ZoneOffset z -> appendOffsetRepr(out, z);
      case ZoneId z -> out.append(zoneRepr(z));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Appends the ISO text of a datetime. */
  static void appendIso(
      StringBuilder out, LocalDateTime value, @Nullable ZoneOffset offset, char separator) {
    appendDate(out, value.toLocalDate());
    out.append(separator);
    appendTime(out, value.toLocalTime());
    if (offset != null) {
      appendOffset(out, offset, true);
    }
  }

  static void appendDate(StringBuilder out, LocalDate date) {
    pad(out, date.getYear(), 4).append('-');
    pad(out, date.getMonthValue(), 2).append('-');
    pad(out, date.getDayOfMonth(), 2);
  }

  static void appendTime(StringBuilder out, LocalTime time) {
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    int micros = time.getNano() / 1000;
    if (micros != 0) {
      pad(out.append('.'), micros, 6);
    }
  }

  /** Appends {@code +02:00}, or {@code +0200} without colon; seconds only when there are any. */
  static void appendOffset(StringBuilder out, ZoneOffset offset, boolean colon) {
    int seconds = offset.getTotalSeconds();
    out.append(seconds < 0 ? '-' : '+');
    int size = Math.abs(seconds);
    pad(out, size / 3600, 2);
    if (colon) {
      out.append(':');
    }
    pad(out, size / 60 % 60, 2);
    if (size % 60 != 0) {
      if (colon) {
        out.append(':');
      }
      pad(out, size % 60, 2);
    }
  }

  /** Appends a number with leading zeros. */
  static StringBuilder pad(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    out.repeat('0', Math.max(0, width - digits.length()));
    return out.append(digits);
  }

  private static void appendDuration(StringBuilder out, Duration duration) {
    long days = Math.floorDiv(duration.toSeconds(), 86400);
    long rest = Math.floorMod(duration.toSeconds(), 86400L);
    if (days != 0) {
      out.append(days).append(days == 1 || days == -1 ? " day, " : " days, ");
    }
    out.append(rest / 3600).append(':');
    pad(out, (int) (rest / 60 % 60), 2).append(':');
    pad(out, (int) (rest % 60), 2);
    int micros = duration.toNanosPart() / 1000;
    if (micros != 0) {
      pad(out.append('.'), micros, 6);
    }
  }

  private static void appendDurationRepr(StringBuilder out, Duration duration) {
    long days = Math.floorDiv(duration.toSeconds(), 86400);
    long seconds = Math.floorMod(duration.toSeconds(), 86400L);
    int micros = duration.toNanosPart() / 1000;
    String separator = "";
    out.append("datetime.timedelta(");
    if (days != 0) {
      out.append("days=").append(days);
      separator = ", ";
    }
    if (seconds != 0) {
      out.append(separator).append("seconds=").append(seconds);
      separator = ", ";
    }
    if (micros != 0) {
      out.append(separator).append("microseconds=").append(micros);
      separator = ", ";
    }
    if (separator.isEmpty()) {
      out.append('0');
    }
    out.append(')');
  }

  private static StringBuilder appendDateParts(StringBuilder out, LocalDate d) {
    return out.append(d.getYear())
        .append(", ")
        .append(d.getMonthValue())
        .append(", ")
        .append(d.getDayOfMonth());
  }

  private static StringBuilder appendTimeParts(StringBuilder out, LocalTime t) {
    out.append(t.getHour()).append(", ").append(t.getMinute());
    int micros = t.getNano() / 1000;
    if (t.getSecond() != 0 || micros != 0) {
      out.append(", ").append(t.getSecond());
    }
    if (micros != 0) {
      out.append(", ").append(micros);
    }
    return out;
  }

  private static void appendDateTimeRepr(
      StringBuilder out, LocalDateTime value, @Nullable Object zone) {
    out.append("datetime.datetime(");
    appendDateParts(out, value.toLocalDate()).append(", ");
    appendTimeParts(out, value.toLocalTime());
    if (zone instanceof ZoneOffset offset) {
      appendOffsetRepr(out.append(", tzinfo="), offset);
    } else if (zone != null) {
      out.append(", tzinfo=").append(zone);
    }
    out.append(')');
  }

  private static void appendOffsetRepr(StringBuilder out, ZoneOffset offset) {
    if (offset.getTotalSeconds() == 0) {
      out.append("datetime.timezone.utc");
      return;
    }
    out.append("datetime.timezone(");
    appendDurationRepr(out, Duration.ofSeconds(offset.getTotalSeconds()));
    out.append(')');
  }

  /** The name of a fixed offset: {@code UTC} or {@code UTC+02:00}. */
  static String zoneName(ZoneOffset offset) {
    StringBuilder out = new StringBuilder("UTC");
    if (offset.getTotalSeconds() != 0) {
      appendOffset(out, offset, true);
    }
    return out.toString();
  }

  private static String zoneRepr(ZonedDateTime value) {
    return value.getZone().getRules().isFixedOffset()
        ? zoneRepr(value.getZone())
        : PytzRepr.of(value);
  }

  private static String zoneRepr(ZoneId zone) {
    return zone.getId().equals("UTC") ? "<UTC>" : PytzRepr.of(zone);
  }
}
