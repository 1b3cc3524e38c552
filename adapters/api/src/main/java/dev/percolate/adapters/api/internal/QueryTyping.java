package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.JsonText;
import dev.percolate.diagnostics.PythonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Column types and values of query results, as dbt's agate type tester finds them. */
public final class QueryTyping {
  /** The types in the order they are tried; a type's bit is its place here. */
  private static final List<ColumnType> ORDER =
      List.of(
          ColumnType.INTEGER,
          ColumnType.NUMBER,
          ColumnType.DATE,
          ColumnType.DATE_TIME,
          ColumnType.BOOLEAN,
          ColumnType.TEXT);

  private static final int INTEGER = 1;
  private static final int NUMBER = 2;
  private static final int DATE = 4;
  private static final int TIMES = 8;
  private static final int BOOLEAN = 16;
  private static final int TEXT = 32;
  private static final int ANY = 63;

  private QueryTyping() {}

  /** A table of those rows; a column of nulls only is of type Integer. */
  public static ResultTable table(
      List<String> names, List<? extends List<? extends @Nullable Object>> rows) {
    List<ColumnType> types = new ArrayList<>(names.size());
    for (int column = 0; column < names.size(); column++) {
      int possible = ANY;
      for (List<? extends @Nullable Object> row : rows) {
        possible &= possible(row.get(column));
        if (possible == TEXT) {
          break;
        }
      }
      types.add(ORDER.get(Integer.numberOfTrailingZeros(possible)));
    }
    List<Row> made = new ArrayList<>(rows.size());
    for (List<? extends @Nullable Object> row : rows) {
      List<@Nullable Object> values = new ArrayList<>(names.size());
      for (int column = 0; column < names.size(); column++) {
        values.add(cast(row.get(column), types.get(column)));
      }
      made.add(new Row(values, names));
    }
    return new ResultTable(names, types, made);
  }

  /** The types a value could have, as bits. */
  private static int possible(@Nullable Object value) {
    return switch (value) {
      case null -> ANY;
      case Long number -> INTEGER | NUMBER | TEXT | (number == 0 || number == 1 ? BOOLEAN : 0);
      case BigInteger _ -> INTEGER | NUMBER | TEXT;
      case BigDecimal number ->
          NUMBER
              | TEXT
              | (number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0 ? BOOLEAN : 0);
      case Double _ -> NUMBER | TEXT;
      case Boolean _ -> BOOLEAN | TEXT;
      case LocalDate _ -> DATE | TIMES | TEXT;
      case LocalDateTime _ -> TIMES | TEXT;
      case OffsetDateTime _ -> TIMES | TEXT;
      default -> TEXT;
    };
  }

  private static @Nullable Object cast(@Nullable Object value, ColumnType type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case NUMBER -> number(value);
      case DATE_TIME, ISO_DATE_TIME ->
          value instanceof LocalDate date ? date.atStartOfDay() : value;
      case BOOLEAN -> value instanceof Boolean ? value : ((Number) value).intValue() == 1;
      case TEXT ->
          switch (value) {
            case String text -> text;
            case List<?> list -> JsonText.of(list);
            case Map<?, ?> map -> JsonText.of(map);
            default -> PythonText.str(value);
          };
      case INTEGER, DATE, TIME_DELTA -> value;
    };
  }

  /** A decimal; NaN and the infinities have none and stay doubles. */
  private static Object number(Object value) {
    return switch (value) {
      case Long number -> BigDecimal.valueOf(number);
      case BigInteger number -> new BigDecimal(number);
      case Double number when Double.isFinite(number) -> new BigDecimal(PythonText.str(number));
      default -> value;
    };
  }
}
