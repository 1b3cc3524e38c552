package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.DateParts;
import dev.percolate.jinja.value.DateTimes;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code datetime.strptime}: the format becomes a pattern with one group per directive. */
final class DateParser {
  private static final String DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
  private static final String MONTHS =
      "january|february|march|april|may|june|july|august|september|october|november|december";

  private final List<Character> directives = new ArrayList<>();
  private final StringBuilder regex = new StringBuilder();
  private int year = 1900;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int micros;
  private int dayOfYear = -1;
  private int weekday = -1;
  private int week = -1;
  private boolean weekFromSunday;
  private boolean yearGiven;
  private int isoYear = -1;
  private int isoWeek = -1;
  private @Nullable Boolean afternoon;
  private @Nullable ZoneId zone;

  private DateParser() {}

  static Object parse(String text, String format) {
    DateParser parser = new DateParser();
    parser.translate(format);
    return parser.run(text, format);
  }

  private void translate(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (Character.isWhitespace(c)) {
        while (i + 1 < format.length() && Character.isWhitespace(format.charAt(i + 1))) {
          i++;
        }
        regex.append("\\s+");
      } else if (c != '%') {
        if ("\\.^$*+?(){}[]|".indexOf(c) >= 0) {
          regex.append('\\');
        }
        regex.append(c);
      } else if (++i == format.length()) {
        throw PyException.value("stray % in format " + Texts.repr(format));
      } else {
        directive(format.charAt(i), format);
      }
    }
  }

  private void directive(char c, String format) {
    String pattern =
        switch (c) {
          case '%' -> "%";
          case 'd' -> "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]";
          case 'f' -> "[0-9]{1,6}";
          case 'H' -> "2[0-3]|[0-1]\\d|\\d";
          case 'I' -> "1[0-2]|0[1-9]|[1-9]";
          case 'G', 'Y' -> "\\d\\d\\d\\d";
          case 'j' -> "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]";
          case 'm' -> "1[0-2]|0[1-9]|[1-9]";
          case 'M' -> "[0-5]\\d|\\d";
          case 'S' -> "6[0-1]|[0-5]\\d|\\d";
          case 'U', 'W' -> "5[0-3]|[0-4]\\d|\\d";
          case 'V' -> "5[0-3]|0[1-9]|[1-4]\\d|\\d";
          case 'w' -> "[0-6]";
          case 'u' -> "[1-7]";
          case 'y' -> "\\d\\d";
          case 'z' -> "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|(?-i:Z)";
          case 'A' -> DAYS;
          case 'a' -> shortened(DAYS);
          case 'B' -> MONTHS;
          case 'b' -> shortened(MONTHS);
          case 'p' -> "am|pm";
          case 'Z' -> "utc|gmt";
          default -> "";
        };
    switch (c) {
      case '%' -> regex.append('%');
      case 'c' -> translate("%a %b %d %H:%M:%S %Y");
      case 'x' -> translate("%m/%d/%y");
      case 'X' -> translate("%H:%M:%S");
      default -> {
        if (pattern.isEmpty()) {
          throw PyException.value("'" + c + "' is a bad directive in format " + Texts.repr(format));
        }
        directives.add(c);
        regex.append('(').append(pattern).append(')');
      }
    }
  }

  private static String shortened(String names) {
    StringBuilder out = new StringBuilder();
    for (String name : names.split("\\|", -1)) {
      out.append(out.isEmpty() ? "" : "|").append(name, 0, 3);
    }
    return out.toString();
  }

  private Object run(String text, String format) {
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
    if (!matcher.lookingAt()) {
      throw PyException.value(
          "time data " + Texts.repr(text) + " does not match format " + Texts.repr(format));
    }
    if (matcher.end() != text.length()) {
      throw PyException.value("unconverted data remains: " + text.substring(matcher.end()));
    }
    for (int i = 0; i < directives.size(); i++) {
      assign(directives.get(i), matcher.group(i + 1));
    }
    if (second > 59) {
      throw PyException.value("second must be in 0..59");
    }
    LocalTime time = DateParts.time(hour(), minute, second, micros);
    try {
      return DateTimes.of(LocalDateTime.of(date(), time), zone);
    } catch (DateTimeException e) {
      throw PyException.value("day is out of range for month");
    }
  }

  private int hour() {
    if (afternoon == null) {
      return hour;
    }
    return hour % 12 + (afternoon ? 12 : 0);
  }

  private LocalDate date() {
    if (isoYear >= 0 && isoWeek >= 0 && weekday >= 0) {
      return LocalDate.of(isoYear, 1, 4)
          .with(java.time.temporal.WeekFields.ISO.weekOfWeekBasedYear(), isoWeek)
          .with(java.time.temporal.WeekFields.ISO.dayOfWeek(), weekday + 1);
    }
    if (dayOfYear > 0) {
      return LocalDate.ofYearDay(year, 1).plusDays(dayOfYear - 1L);
    }
    if (week >= 0 && weekday >= 0 && yearGiven) {
      LocalDate first = LocalDate.of(year, 1, 1);
      int firstDay = first.getDayOfWeek().getValue() - 1;
      int wanted = weekday;
      if (weekFromSunday) {
        firstDay = (firstDay + 1) % 7;
        wanted = (weekday + 1) % 7;
      }
      int lead = (7 - firstDay) % 7;
      int offset = week == 0 ? wanted - firstDay : lead + 7 * (week - 1) + wanted;
      return first.plusDays(offset);
    }
    return DateParts.date(year, month, day);
  }

  private void assign(char directive, String value) {
    String text = value.toLowerCase(Locale.ROOT);
    switch (directive) {
      case 'Y' -> year(Integer.parseInt(text));
      case 'y' -> {
        int number = Integer.parseInt(text);
        year(number <= 68 ? number + 2000 : number + 1900);
      }
      case 'm' -> month = Integer.parseInt(text);
      case 'd' -> day = Integer.parseInt(text.strip());
      case 'H', 'I' -> hour = Integer.parseInt(text);
      case 'M' -> minute = Integer.parseInt(text);
      case 'S' -> second = Integer.parseInt(text);
      case 'f' -> micros = Integer.parseInt(text + "0".repeat(6 - text.length()));
      case 'p' -> afternoon = text.equals("pm");
      case 'j' -> dayOfYear = Integer.parseInt(text);
      case 'A', 'a' -> weekday = indexOf(DAYS, text);
      case 'B', 'b' -> month = indexOf(MONTHS, text) + 1;
      case 'w' -> weekday = (Integer.parseInt(text) + 6) % 7;
      case 'u' -> weekday = Integer.parseInt(text) - 1;
      case 'U', 'W' -> {
        week = Integer.parseInt(text);
        weekFromSunday = directive == 'U';
      }
      case 'G' -> isoYear = Integer.parseInt(text);
      case 'V' -> isoWeek = Integer.parseInt(text);
      case 'z' -> zone = offset(text);
      default -> {}
    }
  }

  private void year(int number) {
    year = number;
    yearGiven = true;
  }

  private static int indexOf(String names, String text) {
    int index = 0;
    for (String name : names.split("\\|", -1)) {
      if (name.startsWith(text)) {
        return index;
      }
      index++;
    }
    return 0;
  }

  private static ZoneOffset offset(String text) {
    if (text.equals("z")) {
      return ZoneOffset.UTC;
    }
    String digits = text.substring(1).replace(":", "");
    int seconds =
        Integer.parseInt(digits, 0, 2, 10) * 3600 + Integer.parseInt(digits, 2, 4, 10) * 60;
    if (digits.length() >= 6) {
      seconds += Integer.parseInt(digits, 4, 6, 10);
    }
    return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
  }
}
