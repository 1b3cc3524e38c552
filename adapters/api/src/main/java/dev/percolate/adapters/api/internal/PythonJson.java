package dev.percolate.adapters.api.internal;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text with Python's spacing. */
final class PythonJson {
  private PythonJson() {}

  /** {@code json.dumps(value)}; decimals become floats, dates their ISO text. */
  static String text(@Nullable Object value, boolean ascii) {
    StringBuilder out = new StringBuilder();
    write(value, ascii, out);
    return out.toString();
  }

  static void write(@Nullable Object value, boolean ascii, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case BigDecimal number -> number(number.doubleValue(), out);
      case Double number -> number(number, out);
      case Number number -> out.append(number);
      case Map<?, ?> map -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(separator);
          string(key(entry.getKey()), ascii, out);
          out.append(": ");
          write(entry.getValue(), ascii, out);
          separator = ", ";
        }
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        String separator = "";
        for (Object item : list) {
          out.append(separator);
          write(item, ascii, out);
          separator = ", ";
        }
        out.append(']');
      }
      default -> string(iso(value), ascii, out);
    }
  }

  private static String key(@Nullable Object key) {
    return key instanceof Boolean || key == null ? text(key, true) : PythonText.str(key);
  }

  /** {@code isoformat()} of dates and times; {@code str} of all else. */
  static String iso(Object value) {
    String text = PythonText.str(value);
    return value instanceof LocalDateTime || value instanceof OffsetDateTime
        ? text.replaceFirst(" ", "T")
        : text;
  }

  private static void number(double number, StringBuilder out) {
    if (Double.isNaN(number)) {
      out.append("NaN");
    } else if (Double.isInfinite(number)) {
      out.append(number > 0 ? "Infinity" : "-Infinity");
    } else {
      out.append(PythonText.str(number));
    }
  }

  private static void string(String text, boolean ascii, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || (ascii && c > '~')) {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
