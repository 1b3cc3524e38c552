package dev.percolate.project.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code json.dumps(value, sort_keys=True)}, whose text dbt hashes. */
final class PythonJson {
  private PythonJson() {}

  static String sorted(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case String text -> appendText(out, text);
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          append(i == 0 ? out : out.append(", "), list.get(i));
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        String between = "{";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
          appendText(out.append(between), entry.getKey());
          append(out.append(": "), entry.getValue());
          between = ", ";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
      }
      default -> out.append(PythonRepr.of(value));
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
