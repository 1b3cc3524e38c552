package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code json.dumps}: ASCII only, a space after separators. */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final @Nullable String indent;
  private final boolean sortKeys;

  private JsonText(@Nullable String indent, boolean sortKeys) {
    this.indent = indent;
    this.sortKeys = sortKeys;
  }

  /** The JSON of a value; {@code indent} is null, a number of spaces or a text. */
  public static String write(@Nullable Object value, @Nullable Object indent, boolean sortKeys) {
    String unit =
        indent == null
            ? null
            : Markup.plain(indent) instanceof String text
                ? text
                : " ".repeat((int) Math.max(0, NumberFilters.integer(indent)));
    JsonText json = new JsonText(unit, sortKeys);
    json.append(value, 0);
    return json.out.toString();
  }

  private void append(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case String text -> appendString(text);
      case Markup markup -> appendString(markup.text());
      case Boolean b -> out.append(b ? "true" : "false");
      case Long n -> out.append(n.longValue());
      case BigInteger i -> out.append(i);
      case Double d -> out.append(number(d));
      case Map<?, ?> map -> appendMap(map, depth);
      case List<?> list -> appendList(list, depth);
      default ->
          throw PyException.type(
              "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private static String number(double d) {
    if (Double.isNaN(d)) {
      return "NaN";
    }
    return Double.isInfinite(d) ? (d > 0 ? "Infinity" : "-Infinity") : Texts.str(d);
  }

  private void appendList(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object item : list) {
      separate(first, depth + 1);
      first = false;
      append(item, depth + 1);
    }
    newLine(depth);
    out.append(']');
  }

  private void appendMap(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    if (sortKeys) {
      entries.sort((a, b) -> Operators.compare(a.getKey(), b.getKey()));
    }
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : entries) {
      separate(first, depth + 1);
      first = false;
      appendString(key(entry.getKey()));
      out.append(": ");
      append(entry.getValue(), depth + 1);
    }
    newLine(depth);
    out.append('}');
  }

  private static String key(@Nullable Object key) {
    return switch (key) {
      case String text -> text;
      case Markup markup -> markup.text();
      case null -> "null";
      case Boolean b -> b ? "true" : "false";
      case Double d -> number(d);
      case Long n -> n.toString();
      case BigInteger i -> i.toString();
      default ->
          throw PyException.type(
              "keys must be str, int, float, bool or None, not " + Types.name(key));
    };
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(indent == null ? ", " : ",");
    }
    newLine(depth);
  }

  private void newLine(int depth) {
    if (indent != null) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void appendString(String text) {
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
          if (c < ' ' || c > '~') {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
