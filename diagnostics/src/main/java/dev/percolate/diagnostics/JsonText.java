package dev.percolate.diagnostics;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as the text of Python's {@code json.dumps}, with dbt's encoder: decimals become
 * floats, times their ISO text. (Whole artifacts are streamed as bytes by {@code manifest}.)
 */
public final class JsonText {
  private static final int FLAT = -1;

  private final StringBuilder out;
  private final boolean isAscii;
  private final boolean isSorted;

  private JsonText(StringBuilder out, boolean isAscii, boolean isSorted) {
    this.out = out;
    this.isAscii = isAscii;
    this.isSorted = isSorted;
  }

  /** {@code json.dumps(value)}. */
  public static String of(@Nullable Object value) {
    return text(true, false, FLAT, value);
  }

  /** {@code json.dumps(value, ensure_ascii=False)}. */
  public static String unicode(@Nullable Object value) {
    return text(false, false, FLAT, value);
  }

  /** {@code json.dumps(value, sort_keys=True)}, whose text dbt hashes. */
  public static String sorted(@Nullable Object value) {
    return text(true, true, FLAT, value);
  }

  /** {@code json.dumps(value, sort_keys=True, indent=4)}. */
  public static String sortedIndented(@Nullable Object value) {
    return text(true, true, 0, value);
  }

  private static String text(boolean isAscii, boolean isSorted, int depth, @Nullable Object value) {
    StringBuilder out = new StringBuilder();
    new JsonText(out, isAscii, isSorted).append(value, depth);
    return out.toString();
  }

  /** {@code isoformat()} of dates and times; {@code str} of all else. */
  public static String iso(Object value) {
    return switch (value) {
      case LocalDateTime time -> PythonTime.iso(time);
      case OffsetDateTime time -> PythonTime.iso(time);
      default -> PythonText.str(value);
    };
  }

  private void append(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case BigDecimal number -> out.append(PythonFloat.json(number.doubleValue()));
      case Double number -> out.append(PythonFloat.json(number));
      case Number number -> out.append(number);
      case Map<?, ?> map -> object(map, depth);
      case Collection<?> list -> array(list, depth);
      default -> string(iso(value));
    }
  }

  private void object(Map<?, ?> map, int depth) {
    int inner = depth == FLAT ? FLAT : depth + 1;
    Map<?, ?> entries = isSorted ? sortedByKey(map) : map;
    out.append('{');
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      separate(isFirst, inner);
      isFirst = false;
      string(key(entry.getKey()));
      out.append(": ");
      append(entry.getValue(), inner);
    }
    close(isFirst, depth).append('}');
  }

  private void array(Collection<?> list, int depth) {
    int inner = depth == FLAT ? FLAT : depth + 1;
    out.append('[');
    boolean isFirst = true;
    for (Object item : list) {
      separate(isFirst, inner);
      isFirst = false;
      append(item, inner);
    }
    close(isFirst, depth).append(']');
  }

  private static TreeMap<String, @Nullable Object> sortedByKey(Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, item) -> sorted.put(key(key), item));
    return sorted;
  }

  private static String key(@Nullable Object key) {
    return key instanceof Boolean || key == null ? String.valueOf(key) : PythonText.str(key);
  }

  private void separate(boolean isFirst, int depth) {
    if (depth == FLAT) {
      out.append(isFirst ? "" : ", ");
    } else {
      out.append(isFirst ? "\n" : ",\n").append("    ".repeat(depth));
    }
  }

  private StringBuilder close(boolean isEmpty, int depth) {
    return isEmpty || depth == FLAT ? out : out.append('\n').append("    ".repeat(depth));
  }

  private void string(String text) {
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
          if (c < ' ' || (isAscii && c > '~')) {
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
