package dev.percolate.selection.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions as Python prints them, for error messages. */
public final class PythonText {
  private PythonText() {}

  /** Python's {@code str}: text stays as it is. */
  public static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** Python's {@code repr} of YAML values. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Python's {@code str(type(value))}. */
  static String type(@Nullable Object value) {
    String name =
        switch (value) {
          case null -> "NoneType";
          case Boolean _ -> "bool";
          case Long _ -> "int";
          case Double _ -> "float";
          case List<?> _ -> "list";
          default -> value.getClass().getSimpleName();
        };
    return "<class '" + name + "'>";
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("None");
      case Boolean flag -> out.append(flag ? "True" : "False");
      case String text -> quote(out, text);
      case List<?> list -> {
        out.append('[');
        String separator = "";
        for (Object item : list) {
          append(out.append(separator), item);
          separator = ", ";
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          append(out.append(separator), entry.getKey());
          append(out.append(": "), entry.getValue());
          separator = ", ";
        }
        out.append('}');
      }
      default -> out.append(value);
    }
  }

  private static void quote(StringBuilder out, String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
    out.append(quote);
  }
}
