package dev.percolate.project.internal;

import dev.percolate.jinja.value.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code json.dumps(value, sort_keys=True)}, whose text dbt hashes. */
final class PythonJson {
  private PythonJson() {}

  static String sorted(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, -1);
    return out.toString();
  }

  /** The same with an indent of four. */
  static String indented(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, 0);
    return out.toString();
  }

  /** A line break and the indent of a depth; one blank when not indenting. */
  private static StringBuilder next(StringBuilder out, int depth, String flat) {
    return depth < 0 ? out.append(flat) : out.append('\n').append("    ".repeat(depth));
  }

  private static void append(StringBuilder out, @Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case String text -> appendText(out, text);
      case List<?> list -> {
        int inner = depth < 0 ? -1 : depth + 1;
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : ",");
          append(next(out, inner, i == 0 ? "" : " "), list.get(i), inner);
        }
        (list.isEmpty() ? out : next(out, depth, "")).append(']');
      }
      case Map<?, ?> map -> {
        int inner = depth < 0 ? -1 : depth + 1;
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        out.append('{');
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
          boolean isFirst = out.charAt(out.length() - 1) == '{';
          out.append(isFirst ? "" : ",");
          appendText(next(out, inner, isFirst ? "" : " "), entry.getKey());
          append(out.append(": "), entry.getValue(), inner);
        }
        (sorted.isEmpty() ? out : next(out, depth, "")).append('}');
      }
      default -> out.append(Texts.repr(value));
    }
  }

  private static void appendText(StringBuilder out, String text) {
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
          if (c < 32 || c > 126) {
            String digits = Integer.toHexString(c);
            out.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
