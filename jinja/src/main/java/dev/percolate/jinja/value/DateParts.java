package dev.percolate.jinja.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;

/** Checked construction of dates and times with Python's error texts. */
public final class DateParts {
  private DateParts() {}

  /** A date; raises a ValueError when a part is out of range. */
  public static LocalDate date(int year, int month, int day) {
    if (year < 1 || year > 9999) {
      throw PyException.value("year " + year + " is out of range");
    }
    if (month < 1 || month > 12) {
      throw PyException.value("month must be in 1..12");
    }
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      throw PyException.value("day is out of range for month");
    }
    return LocalDate.of(year, month, day);
  }

  /** A time; raises a ValueError when a part is out of range. */
  public static LocalTime time(int hour, int minute, int second, int microsecond) {
    check(hour, 23, "hour must be in 0..23");
    check(minute, 59, "minute must be in 0..59");
    check(second, 59, "second must be in 0..59");
    check(microsecond, 999_999, "microsecond must be in 0..999999");
    return LocalTime.of(hour, minute, second, microsecond * 1000);
  }

  private static void check(int value, int most, String message) {
    if (value < 0 || value > most) {
      throw PyException.value(message);
    }
  }
}
