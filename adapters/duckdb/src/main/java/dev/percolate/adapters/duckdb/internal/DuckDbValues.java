package dev.percolate.adapters.duckdb.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** The driver's values as the plain ones Python's driver would give. */
final class DuckDbValues {
  /** What Python's driver gives for infinity. */
  private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999999000);

  private static final LocalDateTime EARLIEST = LocalDateTime.of(1, 1, 1, 0, 0);

  private DuckDbValues() {}

  static @Nullable Object read(ResultSet rows, int column, String typeName) throws SQLException {
    if (typeName.equals("INTERVAL")) {
      String text = rows.getString(column);
      return text == null ? null : interval(text);
    }
    if (typeName.startsWith("TIMESTAMP") && !typeName.contains("ZONE")) {
      LocalDateTime time = rows.getObject(column, LocalDateTime.class);
      return time == null ? null : clamp(time);
    }
    return plain(rows.getObject(column));
  }

  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case Long number -> number;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case BigInteger number -> number.bitLength() < Long.SIZE ? number.longValue() : number;
      case BigDecimal number -> number;
      case Double number -> number;
      case Float number -> number.doubleValue();
      case LocalDate date -> clamp(date);
      case LocalTime time -> time;
      case LocalDateTime time -> clamp(time);
      case OffsetDateTime time -> time;
      case Timestamp time -> clamp(time.toLocalDateTime());
      case DuckDBStruct struct -> struct(struct);
      case Struct struct -> list(struct.getAttributes());
      case Array array -> list((Object[]) array.getArray());
      case Map<?, ?> map -> map(map);
      case Blob blob -> bytes(blob);
      default -> value.toString();
    };
  }

  private static LocalDate clamp(LocalDate date) {
    return date.getYear() > 9999
        ? LATEST.toLocalDate()
        : date.getYear() < 1 ? EARLIEST.toLocalDate() : date;
  }

  private static LocalDateTime clamp(LocalDateTime time) {
    return time.getYear() > 9999 ? LATEST : time.getYear() < 1 ? EARLIEST : time;
  }

  private static Map<String, @Nullable Object> struct(DuckDBStruct struct) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<String, Object> field : struct.getMap().entrySet()) {
      plain.put(field.getKey(), plain(field.getValue()));
    }
    return plain;
  }

  private static Map<@Nullable Object, @Nullable Object> map(Map<?, ?> map) throws SQLException {
    Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      plain.put(plain(entry.getKey()), plain(entry.getValue()));
    }
    return plain;
  }

  private static List<@Nullable Object> list(Object[] items) throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>(items.length);
    for (Object item : items) {
      plain.add(plain(item));
    }
    return plain;
  }

  /** Python's text of a bytes object, which is what a table shows. */
  private static String bytes(Blob blob) throws SQLException {
    byte[] bytes = blob.getBytes(1, (int) blob.length());
    boolean single = false;
    boolean twofold = false;
    for (byte b : bytes) {
      single |= b == '\'';
      twofold |= b == '"';
    }
    char mark = single && !twofold ? '"' : '\'';
    StringBuilder out = new StringBuilder("b").append(mark);
    for (byte b : bytes) {
      int code = b & 0xff;
      switch (code) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (code == mark) {
            out.append('\\').append(mark);
          } else if (code < ' ' || code > '~') {
            out.append("\\x").append(Character.forDigit(code >> 4, 16));
            out.append(Character.forDigit(code & 15, 16));
          } else {
            out.append((char) code);
          }
        }
      }
    }
    return out.append(mark).toString();
  }

  /** {@code 1 year 2 months -3 days 04:00:05.5}; a month counts as 30 days, as in Python. */
  static Duration interval(String text) {
    Duration sum = Duration.ZERO;
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (words[i].indexOf(':') >= 0) {
        sum = sum.plus(clock(words[i]));
      } else if (i + 1 < words.length) {
        long amount = Long.parseLong(words[i]);
        String unit = words[++i];
        long days =
            unit.startsWith("year")
                ? amount * 360
                : unit.startsWith("month") ? amount * 30 : amount;
        sum = sum.plusDays(days);
      }
    }
    return sum;
  }

  private static Duration clock(String text) {
    boolean negative = text.startsWith("-");
    String[] parts = text.substring(negative ? 1 : 0).split(":", -1);
    BigDecimal seconds =
        new BigDecimal(parts[2])
            .add(
                BigDecimal.valueOf(
                    Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60));
    Duration clock = Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    return negative ? clock.negated() : clock;
  }
}
