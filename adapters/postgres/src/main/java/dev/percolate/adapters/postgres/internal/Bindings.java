package dev.percolate.adapters.postgres.internal;

import dev.percolate.diagnostics.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts values into a statement in place of its {@code %s}, as dbt's driver does. */
final class Bindings {
  private Bindings() {}

  static String fill(String sql, List<? extends @Nullable Object> values) {
    StringBuilder out = new StringBuilder(sql.length() + 16 * values.size());
    int next = 0;
    int from = 0;
    for (int at = sql.indexOf('%'); at >= 0; at = sql.indexOf('%', from)) {
      out.append(sql, from, at);
      char kind = at + 1 < sql.length() ? sql.charAt(at + 1) : 0;
      if (kind == 's' && next < values.size()) {
        append(out, values.get(next++));
      } else if (kind == '%') {
        out.append('%');
      } else {
        throw ProblemException.runtime(
            kind == 's'
                ? "not enough arguments for format string"
                : "unsupported format character '" + kind + "' at index " + (at + 1));
      }
      from = at + 2;
    }
    if (next < values.size()) {
      throw ProblemException.runtime("not all arguments converted during string formatting");
    }
    return out.append(sql, from, sql.length()).toString();
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("NULL");
      case Boolean flag -> out.append(flag ? "true" : "false");
      case Double number when number.isNaN() -> out.append("'NaN'::float");
      case Double number when number.isInfinite() ->
          out.append(number > 0 ? "'Infinity'::float" : "'-Infinity'::float");
      case BigDecimal number -> number(out, number.toPlainString());
      case Number number -> number(out, number.toString());
      case LocalDate date -> out.append('\'').append(date).append("'::date");
      case LocalTime time ->
          out.append('\'').append(DateTimeFormatter.ISO_LOCAL_TIME.format(time)).append("'::time");
      case LocalDateTime time ->
          out.append('\'')
              .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time))
              .append("'::timestamp");
      case OffsetDateTime time ->
          out.append('\'')
              .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time))
              .append("'::timestamptz");
      default -> text(out, value.toString());
    }
  }

  /** With a blank before a minus, which might make a comment of the one before it. */
  private static void number(StringBuilder out, String number) {
    out.append(number.startsWith("-") ? " " : "").append(number);
  }

  private static void text(StringBuilder out, String text) {
    boolean escaped = text.indexOf('\\') >= 0;
    String plain = text.replace("'", "''");
    out.append(escaped ? "E'" : "'")
        .append(escaped ? plain.replace("\\", "\\\\") : plain)
        .append('\'');
  }
}
