package dev.percolate.jinja.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code strftime} in the C locale, with the flags of glibc ({@code %-d}). */
final class DateFormat {
  static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };
  static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"
  };
  private static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);

  private final LocalDateTime time;
  private final Object original;
  private final StringBuilder out;

  private DateFormat(StringBuilder out, LocalDateTime time, Object original) {
    this.out = out;
    this.time = time;
    this.original = original;
  }

  /** Appends the text if the value is a date, time or datetime. */
  static boolean append(StringBuilder out, Object value, String format) {
    LocalDateTime time =
        switch (value) {
          case LocalDate d -> d.atStartOfDay();
          case LocalTime t -> t.atDate(NO_DATE);
          default -> DateTimes.local(value);
        };
    if (time == null) {
      return false;
    }
    new DateFormat(out, time, value).run(format);
    return true;
  }

  private void run(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 >= format.length()) {
        out.append(c);
        continue;
      }
      char flag = 0;
      int at = i + 1;
      if ("-_0^#".indexOf(format.charAt(at)) >= 0 && at + 1 < format.length()) {
        flag = format.charAt(at++);
      }
      int start = out.length();
      if (!directive(format.charAt(at), flag)) {
        out.append(format, i, at + 1);
      }
      if (flag == '^' || flag == '#') {
        String upper = out.substring(start).toUpperCase(Locale.ROOT);
        out.replace(start, out.length(), upper);
      }
      i = at;
    }
  }

  private boolean directive(char c, char flag) {
    switch (c) {
      case 'a' -> out.append(DAYS[time.getDayOfWeek().getValue() - 1], 0, 3);
      case 'A' -> out.append(DAYS[time.getDayOfWeek().getValue() - 1]);
      case 'b', 'h' -> out.append(MONTHS[time.getMonthValue() - 1], 0, 3);
      case 'B' -> out.append(MONTHS[time.getMonthValue() - 1]);
      case 'p' -> out.append(time.getHour() < 12 ? "AM" : "PM");
      case 'P' -> out.append(time.getHour() < 12 ? "am" : "pm");
      case 'f' -> Dates.pad(out, time.get(ChronoField.MICRO_OF_SECOND), 6);
      case 'z' -> appendOffset();
      case 'Z' -> {
        String name = DateTimes.zoneName(original);
        out.append(name == null ? "" : name);
      }
      case '%' -> out.append('%');
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 's' -> out.append(DateTimes.instant(time).getEpochSecond());
      case 'c' -> run("%a %b %e %H:%M:%S %Y");
      case 'x', 'D' -> run("%m/%d/%y");
      case 'X', 'T' -> run("%H:%M:%S");
      case 'F' -> run("%Y-%m-%d");
      case 'R' -> run("%H:%M");
      case 'r' -> run("%I:%M:%S %p");
      default -> {
        return number(c, flag);
      }
    }
    return true;
  }

  private boolean number(char c, char flag) {
    LocalDate date = time.toLocalDate();
    int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    switch (c) {
      case 'd' -> padded(time.getDayOfMonth(), 2, flag, '0');
      case 'e' -> padded(time.getDayOfMonth(), 2, flag, ' ');
      case 'm' -> padded(time.getMonthValue(), 2, flag, '0');
      case 'y' -> padded(time.getYear() % 100, 2, flag, '0');
      case 'Y' -> padded(time.getYear(), 1, flag, '0');
      case 'C' -> padded(time.getYear() / 100, 2, flag, '0');
      case 'H' -> padded(time.getHour(), 2, flag, '0');
      case 'k' -> padded(time.getHour(), 2, flag, ' ');
      case 'I' -> padded(hour12, 2, flag, '0');
      case 'l' -> padded(hour12, 2, flag, ' ');
      case 'M' -> padded(time.getMinute(), 2, flag, '0');
      case 'S' -> padded(time.getSecond(), 2, flag, '0');
      case 'j' -> padded(time.getDayOfYear(), 3, flag, '0');
      case 'w' -> out.append(time.getDayOfWeek().getValue() % 7);
      case 'u' -> out.append(time.getDayOfWeek().getValue());
      case 'U' -> padded(week(date, date.getDayOfWeek().getValue() % 7), 2, flag, '0');
      case 'W' -> padded(week(date, date.getDayOfWeek().getValue() - 1), 2, flag, '0');
      case 'V' -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, flag, '0');
      case 'G' -> padded(date.get(IsoFields.WEEK_BASED_YEAR), 1, flag, '0');
      case 'g' -> padded(date.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, flag, '0');
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The week of the year, where the first week begins with the first day number 0. */
  private static int week(LocalDate date, int dayOfWeek) {
    return (date.getDayOfYear() - 1 + 7 - dayOfWeek) / 7;
  }

  private void padded(int number, int width, char flag, char standard) {
    String digits = Integer.toString(number);
    char fill = flag == '_' ? ' ' : flag == '0' ? '0' : standard;
    if (flag != '-') {
      out.repeat(fill, Math.max(0, width - digits.length()));
    }
    out.append(digits);
  }

  private void appendOffset() {
    ZoneOffset offset = DateTimes.offset(original);
    if (offset != null) {
      Dates.appendOffset(out, offset, false);
    }
  }

  /** The text, or null when the value is no date, time or datetime. */
  static @Nullable String format(Object value, String format) {
    StringBuilder out = new StringBuilder();
    return append(out, value, format) ? out.toString() : null;
  }
}
