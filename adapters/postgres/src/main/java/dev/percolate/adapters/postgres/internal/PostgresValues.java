package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts of values as the plain values dbt's driver would give. */
final class PostgresValues {
  private PostgresValues() {}

  static @Nullable Object read(int oid, String text) {
    try {
      return switch (oid) {
        case 16 -> text.equals("t");
        case 20, 21, 23, 26 -> Long.valueOf(text);
        case 700, 701 -> Double.valueOf(text);
        case 1700 -> decimal(text);
        case 1082 -> date(text);
        case 1083 -> LocalTime.parse(text);
        case 1266 -> zonedTime(text);
        case 1114 -> dateTime(text);
        case 1184 -> zonedDateTime(text);
        case 1186 -> interval(text);
        case 114, 3802 -> JsonText.read(text);
        default -> {
          int element = PostgresTypes.element(oid);
          int bound = RangeText.bound(oid);
          yield element != 0
              ? new ArrayText(element, text).read()
              : bound != 0 ? RangeText.read(bound, text) : text;
        }
      };
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Object decimal(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> new BigDecimal(text);
    };
  }

  private static LocalDate date(String text) {
    return switch (text) {
      case "infinity" -> LocalDate.of(9999, 12, 31);
      case "-infinity" -> LocalDate.of(1, 1, 1);
      default -> LocalDate.parse(text);
    };
  }

  private static LocalDateTime dateTime(String text) {
    return switch (text) {
      case "infinity" -> LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999999000);
      case "-infinity" -> LocalDateTime.of(1, 1, 1, 0, 0);
      default -> LocalDateTime.parse(text.replace(' ', 'T'));
    };
  }

  private static Object zonedDateTime(String text) {
    if (text.endsWith("infinity")) {
      return dateTime(text);
    }
    int zone = zone(text);
    return OffsetDateTime.of(
        dateTime(text.substring(0, zone)), ZoneOffset.of(text.substring(zone)));
  }

  /** A text, for plain values know no time with an offset; it looks as in dbt. */
  private static String zonedTime(String text) {
    int zone = zone(text);
    LocalTime time = LocalTime.parse(text.substring(0, zone));
    return Row.text(time) + ZoneOffset.of(text.substring(zone)).getId().replace("Z", "+00:00");
  }

  /** Where the offset begins: at the last sign. */
  private static int zone(String text) {
    return Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  }

  /** Such as {@code 1 year 2 mons -3 days +04:05:06.7}; a year has 365 days, a month 30. */
  private static Duration interval(String text) {
    long days = 0;
    Duration time = Duration.ZERO;
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].indexOf(':') >= 0) {
        time = clock(words[i]);
        continue;
      }
      long amount = Long.parseLong(words[i]);
      String unit = words[++i];
      days += amount * (unit.startsWith("year") ? 365 : unit.startsWith("mon") ? 30 : 1);
    }
    return time.plusDays(days);
  }

  private static Duration clock(String text) {
    boolean negative = text.startsWith("-");
    String[] parts = (negative || text.startsWith("+") ? text.substring(1) : text).split(":");
    BigDecimal seconds = new BigDecimal(parts[2]);
    Duration time =
        Duration.ofHours(Long.parseLong(parts[0]))
            .plusMinutes(Long.parseLong(parts[1]))
            .plusNanos(seconds.movePointRight(9).longValue());
    return negative ? time.negated() : time;
  }

  /** Reads the text of an array, such as {@code {1,NULL,"a b",{2,3}}}. */
  private static final class ArrayText {
    private final int element;
    private final String text;
    private int at;

    ArrayText(int element, String text) {
      this.element = element;
      this.text = text;
      // bounds other than the usual ones stand before the braces
      this.at = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
    }

    List<@Nullable Object> read() {
      List<@Nullable Object> items = new ArrayList<>();
      at++;
      while (at < text.length() && text.charAt(at) != '}') {
        switch (text.charAt(at)) {
          case ',' -> at++;
          case '{' -> items.add(read());
          case '"' -> items.add(PostgresValues.read(element, quoted()));
          default -> items.add(bare());
        }
      }
      at++;
      return items;
    }

    private String quoted() {
      StringBuilder out = new StringBuilder();
      at++;
      while (text.charAt(at) != '"') {
        if (text.charAt(at) == '\\') {
          at++;
        }
        out.append(text.charAt(at++));
      }
      at++;
      return out.toString();
    }

    private @Nullable Object bare() {
      int start = at;
      while (text.charAt(at) != ',' && text.charAt(at) != '}') {
        at++;
      }
      String word = text.substring(start, at);
      return word.equals("NULL") ? null : PostgresValues.read(element, word);
    }
  }
}
