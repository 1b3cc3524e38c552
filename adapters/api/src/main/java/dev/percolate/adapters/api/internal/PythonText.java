package dev.percolate.adapters.api.internal;

import java.math.BigDecimal;
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

/** Python's {@code str} and {@code repr} of the plain values a table holds. */
public final class PythonText {
  private PythonText() {}

  /** agate's text of a sequence: its first five values. */
  public static String sample(String className, List<? extends @Nullable Object> values) {
    StringBuilder out = new StringBuilder("<agate.").append(className).append(": (");
    for (int i = 0; i < values.size() && i < 5; i++) {
      out.append(i == 0 ? "" : ", ").append(cell(values.get(i)));
    }
    return out.append(values.size() > 5 ? ", ...)>" : ")>").toString();
  }

  /** A table holds numbers as decimals; what is no finite number is kept as a double. */
  private static String cell(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      String word = Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
      return "Decimal('" + word + "')";
    }
    return repr(value);
  }

  /** {@code str(value)}. */
  public static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case BigDecimal number -> decimal(number);
      case Double number -> float64(number);
      case LocalDateTime time -> dateTime(time);
      case OffsetDateTime time -> dateTime(time.toLocalDateTime()) + offset(time.getOffset());
      case LocalTime time -> time(time);
      case Duration duration -> duration(duration);
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
  public static String typeOf(Object value) {
    String name =
        switch (value) {
          case String _ -> "str";
          case Boolean _ -> "bool";
          case Long _ -> "int";
          case Double _ -> "float";
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

  private static String float64(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int adjusted = digits.precision() - digits.scale() - 1;
    if (adjusted >= -4 && adjusted < 16) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String mantissa = digits.unscaledValue().abs().toString();
    String shown =
        mantissa.length() == 1 ? mantissa : mantissa.charAt(0) + "." + mantissa.substring(1);
    int size = Math.abs(adjusted);
    return (number < 0 ? "-" : "")
        + shown
        + (adjusted < 0 ? "e-" : "e+")
        + (size < 10 ? "0" + size : size);
  }

  private static String dateTime(LocalDateTime value) {
    return value.toLocalDate() + " " + time(value.toLocalTime());
  }

  private static String time(LocalTime value) {
    String text =
        two(value.getHour()) + ":" + two(value.getMinute()) + ":" + two(value.getSecond());
    int micro = value.get(ChronoField.MICRO_OF_SECOND);
    return micro == 0 ? text : text + "." + pad(micro, 6);
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text =
        (offset.getTotalSeconds() < 0 ? "-" : "+")
            + two(seconds / 3600)
            + ":"
            + two(seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60);
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
