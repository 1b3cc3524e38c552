package dev.percolate.jinja.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import org.jspecify.annotations.Nullable;

/** The ISO 8601 texts of times, written and read: {@code isoformat} and {@code fromisoformat}. */
public final class IsoTexts {
  private IsoTexts() {}

  static void appendTime(StringBuilder out, LocalTime time, @Nullable Object precision) {
    int micros = time.getNano() / 1000;
    String spec = precision instanceof String text ? text : "";
    if (spec.equals("auto")) {
      Dates.appendTime(out, time);
      return;
    }
    Dates.pad(out, time.getHour(), 2);
    switch (spec) {
      case "hours" -> {}
      case "minutes" -> Dates.pad(out.append(':'), time.getMinute(), 2);
      case "seconds", "milliseconds", "microseconds" -> {
        Dates.pad(out.append(':'), time.getMinute(), 2);
        Dates.pad(out.append(':'), time.getSecond(), 2);
        if (spec.equals("milliseconds")) {
          Dates.pad(out.append('.'), micros / 1000, 3);
        } else if (spec.equals("microseconds")) {
          Dates.pad(out.append('.'), micros, 6);
        }
      }
      default -> throw PyException.value("Unknown timespec value");
    }
  }

  /** {@code date.fromisoformat}. */
  public static LocalDate date(String text) {
    LocalDate date = parseDate(text);
    if (date == null) {
      throw invalid(text);
    }
    return date;
  }

  /** {@code time.fromisoformat}. */
  public static LocalTime time(String text) {
    try {
      TimeReader reader = new TimeReader(text.startsWith("T") ? text.substring(1) : text);
      return reader.read();
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
      throw invalid(text);
    }
  }

  /** {@code datetime.fromisoformat}. */
  public static Object dateTime(String text) {
    int split = dateLength(text);
    LocalDate date = parseDate(text.substring(0, Math.min(split, text.length())));
    if (date == null) {
      throw invalid(text);
    }
    if (text.length() <= split) {
      return date.atStartOfDay();
    }
    try {
      TimeReader reader = new TimeReader(text.substring(split + 1));
      LocalTime time = reader.read();
      return DateTimes.of(LocalDateTime.of(date, time), reader.offset);
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
      throw invalid(text);
    }
  }

  private static PyException invalid(String text) {
    return PyException.value("Invalid isoformat string: " + Texts.repr(text));
  }

  private static int dateLength(String text) {
    boolean week = text.length() > 5 && (text.charAt(4) == 'W' || text.charAt(5) == 'W');
    boolean dashes = text.length() > 4 && text.charAt(4) == '-';
    if (week) {
      int end = dashes ? 8 : 7;
      boolean day =
          text.length() > end
              && (dashes ? text.charAt(end) == '-' : Character.isDigit(text.charAt(end)));
      return day ? end + (dashes ? 2 : 1) : end;
    }
    return dashes ? 10 : 8;
  }

  private static @Nullable LocalDate parseDate(String text) {
    try {
      if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
        return DateParts.date(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
      }
      boolean dashed = text.length() > 4 && text.charAt(4) == '-';
      int w = text.indexOf('W');
      if (w == (dashed ? 5 : 4)) {
        return week(text, w, dashed);
      }
      return text.length() == 8 && !dashed
          ? DateParts.date(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8))
          : null;
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  private static @Nullable LocalDate week(String text, int w, boolean dashed) {
    int end = w + 3;
    int day = 1;
    if (text.length() > end) {
      int at = dashed ? end + 1 : end;
      if (text.length() != at + 1 || (dashed && text.charAt(end) != '-')) {
        return null;
      }
      day = digits(text, at, at + 1);
    }
    LocalDate start = LocalDate.of(digits(text, 0, 4), 1, 4);
    int number = digits(text, w + 1, end);
    if (number < 1 || number > start.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum()) {
      throw PyException.value("Invalid week: " + number);
    }
    return start
        .with(WeekFields.ISO.weekOfWeekBasedYear(), number)
        .with(WeekFields.ISO.dayOfWeek(), day);
  }

  static int digits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new NumberFormatException(text);
      }
    }
    return Integer.parseInt(text, start, end, 10);
  }

  private static final class TimeReader {
    private final String text;
    private @Nullable ZoneOffset offset;

    TimeReader(String text) {
      this.text = text;
    }

    LocalTime read() {
      int zone = 0;
      while (zone < text.length() && "+-Z".indexOf(text.charAt(zone)) < 0) {
        zone++;
      }
      if (zone < text.length()) {
        offset = zone(text.substring(zone));
      }
      int[] parts = parts(text.substring(0, zone));
      return DateParts.time(parts[0], parts[1], parts[2], parts[3]);
    }

    private static ZoneOffset zone(String text) {
      if (text.equals("Z")) {
        return ZoneOffset.UTC;
      }
      int[] parts = parts(text.substring(1));
      int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
      return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
    }

    private static int[] parts(String text) {
      int[] parts = new int[4];
      boolean colons = text.indexOf(':') >= 0;
      int i = 0;
      for (int part = 0; part < 3 && (part == 0 || i < text.length()); part++) {
        if (text.length() > i && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
          break;
        }
        if (part > 0 && colons && text.charAt(i++) != ':') {
          throw new NumberFormatException(text);
        }
        parts[part] = digits(text, i, i + 2);
        i += 2;
      }
      if (i < text.length()) {
        parts[3] = fraction(text, i);
      }
      return parts;
    }

    private static int fraction(String text, int start) {
      boolean point = text.charAt(start) == '.' || text.charAt(start) == ',';
      if (!point || start + 1 == text.length()) {
        throw new NumberFormatException(text);
      }
      int end = Math.min(text.length(), start + 7);
      int micros = digits(text, start + 1, end);
      digits(text, start + 1, text.length() > end ? end : text.length());
      for (int i = end - start - 1; i < 6; i++) {
        micros *= 10;
      }
      return micros;
    }
  }
}
