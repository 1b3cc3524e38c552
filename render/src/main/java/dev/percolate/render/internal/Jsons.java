package dev.percolate.render.internal;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyIterator;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json} module reads and writes it. */
final class Jsons {
  private Jsons() {}

  /** {@code json.loads(text)}; raises a PyException of kind JSON_ERROR. */
  static @Nullable Object loads(String text) {
    return new JsonText(text).document();
  }

  /** {@code json.dumps(value, sort_keys=...)}. */
  static String dumps(@Nullable Object value, boolean sortKeys) {
    StringBuilder out = new StringBuilder();
    write(out, value, sortKeys, -1, 0);
    return out.toString();
  }

  /** {@code json.dumps(value, indent=4)} of an already sorted map. */
  static String pretty(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, true, 4, 0);
    return out.toString();
  }

  static PyIterator iterator(List<?> values) {
    List<@Nullable Object> items = new ArrayList<>(values);
    Iterator<@Nullable Object> each = items.iterator();
    return new PyIterator("zip", each);
  }

  private static void write(
      StringBuilder out, @Nullable Object value, boolean sorted, int indent, int level) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(out, text);
      case Boolean flag -> out.append(flag.booleanValue());
      case Long number -> out.append(number.longValue());
      case BigInteger number -> out.append(number);
      case Double number ->
          out.append(
              number.isNaN()
                  ? "NaN"
                  : number.isInfinite()
                      ? (number > 0 ? "Infinity" : "-Infinity")
                      : Texts.repr(number));
      case Map<?, ?> map -> writeMap(out, map, sorted, indent, level);
      case List<?> list -> {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
          separate(out, first, indent, level + 1);
          first = false;
          write(out, item, sorted, indent, level + 1);
        }
        close(out, first, ']', indent, level);
      }
      default ->
          throw PyException.type(
              "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private static void writeMap(
      StringBuilder out, Map<?, ?> map, boolean sorted, int indent, int level) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : (sorted ? sorted(map) : map).entrySet()) {
      separate(out, first, indent, level + 1);
      first = false;
      quote(out, key(entry.getKey()));
      out.append(": ");
      write(out, entry.getValue(), sorted, indent, level + 1);
    }
    close(out, first, '}', indent, level);
  }

  private static Map<?, ?> sorted(Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> copy =
        new TreeMap<>(
            (left, right) -> {
              if (left instanceof String a && right instanceof String b) {
                return a.compareTo(b);
              }
              if (left instanceof Number a && right instanceof Number b) {
                return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
              }
              throw PyException.type(
                  "'<' not supported between instances of '"
                      + Types.name(left)
                      + "' and '"
                      + Types.name(right)
                      + "'");
            });
    copy.putAll(map);
    return copy;
  }

  private static String key(@Nullable Object key) {
    return switch (key) {
      case String text -> text;
      case null -> "null";
      case Boolean flag -> flag.toString();
      case Long _, Double _, BigInteger _ -> Texts.str(key);
      default ->
          throw PyException.type(
              "keys must be str, int, float, bool or None, not " + Types.name(key));
    };
  }

  private static void separate(StringBuilder out, boolean first, int indent, int level) {
    if (!first) {
      out.append(indent < 0 ? ", " : ",");
    }
    if (indent >= 0) {
      out.append('\n').repeat(' ', indent * level);
    }
  }

  private static void close(StringBuilder out, boolean empty, char end, int indent, int level) {
    if (indent >= 0 && !empty) {
      out.append('\n').repeat(' ', indent * level);
    }
    out.append(end);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c < ' ' || c > '~') {
            out.append("\\u");
            String hex = Integer.toHexString(c);
            out.repeat('0', 4 - hex.length()).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
