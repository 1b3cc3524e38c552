package dev.percolate.adapters.api.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601 date-times in all forms the Python package isodate takes. */
final class IsoDateTime {
  private static final Pattern DATE =
      Pattern.compile(
          "(?<y>\\d{4})(?:-(?<m>\\d\\d)-(?<d>\\d\\d)|(?<m2>\\d\\d)(?<d2>\\d\\d)"
              + "|-?W(?<w>\\d\\d)(?:-?(?<wd>\\d))?|-?(?<o>\\d{3})|-?(?<m3>\\d\\d))?|(?<c>\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<h>\\d\\d)(?:(?<hf>[,.]\\d+)|:?(?<m>\\d\\d)(?:(?<mf>[,.]\\d+)|:?(?<s>\\d\\d)(?<sf>[,.]\\d+)?)?)?"
              + "(?<z>Z|(?<zs>[+-])(?<zh>\\d\\d)(?::?(?<zm>\\d\\d))?)?");

  private IsoDateTime() {}

  /** A LocalDateTime, an OffsetDateTime when a zone is given, or null. */
  static @Nullable Object parse(String text) {
    int at = text.indexOf('T');
    if (at < 0 || text.indexOf('T', at + 1) >= 0) {
      return null;
    }
    Matcher date = DATE.matcher(text.substring(0, at));
    Matcher time = TIME.matcher(text.substring(at + 1));
    if (!date.matches() || !time.matches()) {
      return null;
    }
    try {
      var local = date(date).atTime(time(time));
      return time.group("z") == null ? local : local.atOffset(zone(time));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate date(Matcher match) {
    if (match.group("c") != null) {
      return LocalDate.of(number(match, "c") * 100 + 1, 1, 1);
    }
    int year = number(match, "y");
    if (match.group("w") != null) {
      int day = match.group("wd") == null ? 1 : number(match, "wd");
      return LocalDate.of(year, 1, 4)
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
          .with(java.time.DayOfWeek.MONDAY)
          .plusWeeks(number(match, "w") - 1L)
          .plusDays(day - 1L);
    }
    if (match.group("o") != null) {
      return LocalDate.of(year, 1, 1).plusDays(number(match, "o") - 1L);
    }
    String month = match.group("m") != null ? "m" : match.group("m2") != null ? "m2" : "m3";
    if (match.group(month) == null) {
      return LocalDate.of(year, 1, 1);
    }
    int day = month.equals("m3") ? 1 : number(match, month.equals("m") ? "d" : "d2");
    return LocalDate.of(year, Math.max(1, number(match, month)), day);
  }

  private static LocalTime time(Matcher match) {
    LocalTime hour = LocalTime.of(number(match, "h"), 0);
    if (match.group("hf") != null) {
      return hour.plusNanos(fraction(match.group("hf"), 3600));
    }
    if (match.group("m") == null) {
      return hour;
    }
    LocalTime minute = hour.withMinute(number(match, "m"));
    if (match.group("mf") != null) {
      return minute.plusNanos(fraction(match.group("mf"), 60));
    }
    if (match.group("s") == null) {
      return minute;
    }
    LocalTime second = minute.withSecond(number(match, "s"));
    String fraction = match.group("sf");
    return fraction == null ? second : second.plusNanos(fraction(fraction, 1));
  }

  /** Nanoseconds of a fraction of {@code seconds}, cut to microseconds. */
  private static long fraction(String text, int seconds) {
    return new BigDecimal("0." + text.substring(1))
            .multiply(BigDecimal.valueOf(seconds * 1_000_000L))
            .setScale(0, RoundingMode.FLOOR)
            .longValue()
        * 1000;
  }

  private static ZoneOffset zone(Matcher match) {
    if ("Z".equals(match.group("z"))) {
      return ZoneOffset.UTC;
    }
    int minutes = match.group("zm") == null ? 0 : number(match, "zm");
    int seconds = (number(match, "zh") * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds("-".equals(match.group("zs")) ? -seconds : seconds);
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }
}
