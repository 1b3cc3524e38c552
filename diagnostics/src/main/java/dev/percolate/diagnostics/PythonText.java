package dev.percolate.diagnostics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as Python prints them: {@code str}, {@code repr} and {@code type}. (What templates
 * print has objects of its own beside plain values; it lies in {@code jinja}.)
 */
public final class PythonText {
  private PythonText() {}

  /** {@code str(value)}. */
  public static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case BigDecimal number -> decimal(number);
      case Double number -> PythonFloat.repr(number);
      case LocalDateTime time -> PythonTime.iso(time, ' ');
      case OffsetDateTime time ->
          PythonTime.iso(time.toLocalDateTime(), ' ') + PythonTime.offset(time);
      case LocalTime time -> PythonTime.iso(time);
      case Duration duration -> duration(duration);
      case List<?> _, Map<?, ?> _ -> repr(value);
      default -> value.toString();
    };
  }

  /** {@code repr(value)}. */
  public static String repr(@Nullable Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case BigDecimal number -> "Decimal('" + decimal(number) + "')";
      case LocalDate date ->
          "datetime.date("
              + date.getYear()
              + ", "
              + date.getMonthValue()
              + ", "
              + date.getDayOfMonth()
              + ")";
      case LocalDateTime time -> "datetime.datetime(" + parts(time) + ")";
      case OffsetDateTime time ->
          "datetime.datetime(" + parts(time.toLocalDateTime()) + ", tzinfo=" + zone(time) + ")";
      case LocalTime time -> "datetime.time(" + clock(time) + ")";
      case Duration duration -> timedelta(duration);
      case List<?> list -> list(list);
      case Map<?, ?> map -> dict(map);
      case null, default -> str(value);
    };
  }

  private static String list(List<?> list) {
    StringBuilder out = new StringBuilder("[");
    for (Object item : list) {
      out.append(out.length() == 1 ? "" : ", ").append(repr(item));
    }
    return out.append(']').toString();
  }

  private static String dict(Map<?, ?> map) {
    StringBuilder out = new StringBuilder("{");
    map.forEach(
        (key, value) ->
            out.append(out.length() == 1 ? "" : ", ")
                .append(repr(key))
                .append(": ")
                .append(repr(value)));
    return out.append('}').toString();
  }

  /** {@code type(value)} as Python prints it. */
  public static String typeOf(@Nullable Object value) {
    String name =
        switch (value) {
          case null -> "NoneType";
          case String _ -> "str";
          case Boolean _ -> "bool";
          case Long _, BigInteger _ -> "int";
          case Double _ -> "float";
          case BigDecimal _ -> "decimal.Decimal";
          case LocalDate _ -> "datetime.date";
          case LocalDateTime _, OffsetDateTime _ -> "datetime.datetime";
          case LocalTime _ -> "datetime.time";
          case Duration _ -> "datetime.timedelta";
          case List<?> _ -> "list";
          case Map<?, ?> _ -> "dict";
          default -> "object";
        };
    return "<class '" + name + "'>";
  }

  private static String parts(LocalDateTime time) {
    return time.getYear()
        + ", "
        + time.getMonthValue()
        + ", "
        + time.getDayOfMonth()
        + ", "
        + clock(time);
  }

  private static String clock(Temporal time) {
    int second = time.get(ChronoField.SECOND_OF_MINUTE);
    int micro = time.get(ChronoField.MICRO_OF_SECOND);
    String text = time.get(ChronoField.HOUR_OF_DAY) + ", " + time.get(ChronoField.MINUTE_OF_HOUR);
    if (micro > 0) {
      return text + ", " + second + ", " + micro;
    }
    return second > 0 ? text + ", " + second : text;
  }

  private static String zone(OffsetDateTime time) {
    return time.getOffset().equals(ZoneOffset.UTC)
        ? "<UTC>"
        : "datetime.timezone("
            + timedelta(Duration.ofSeconds(time.getOffset().getTotalSeconds()))
            + ")";
  }

  /** Python's quotes: single, unless only single ones occur inside. */
  private static String quoted(String text) {
    char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(mark);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == mark) {
            out.append('\\').append(c);
          } else if (c < ' ' || c == 0x7f) {
            out.append("\\x")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append(mark).toString();
  }

  private static String decimal(BigDecimal number) {
    // Python switches to the exponent form for positive exponents and below 1E-6.
    int exponent = -number.scale();
    int adjusted = exponent + number.precision() - 1;
    return exponent <= 0 && adjusted >= -6 ? number.toPlainString() : number.toString();
  }

  private static String duration(Duration value) {
    long days = Math.floorDiv(value.getSeconds(), 86400L);
    long rest = Math.floorMod(value.getSeconds(), 86400L);
    int micro = value.getNano() / 1000;
    String clock =
        rest / 3600
            + ":"
            + two((int) (rest / 60 % 60))
            + ":"
            + two((int) (rest % 60))
            + (micro == 0 ? "" : "." + pad(micro, 6));
    if (days == 0) {
      return clock;
    }
    return days + (Math.abs(days) == 1 ? " day, " : " days, ") + clock;
  }

  private static String timedelta(Duration value) {
    long days = Math.floorDiv(value.getSeconds(), 86400L);
    long rest = Math.floorMod(value.getSeconds(), 86400L);
    int micro = value.getNano() / 1000;
    StringBuilder out = new StringBuilder();
    if (days != 0) {
      out.append("days=").append(days);
    }
    if (rest != 0) {
      out.append(out.isEmpty() ? "" : ", ").append("seconds=").append(rest);
    }
    if (micro != 0) {
      out.append(out.isEmpty() ? "" : ", ").append("microseconds=").append(micro);
    }
    return "datetime.timedelta(" + (out.isEmpty() ? "0" : out) + ")";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String pad(int number, int width) {
    String text = Integer.toString(number);
    return "0".repeat(width - text.length()) + text;
  }
}
