package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyClassed;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyNamedTuple;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Sorting;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value as Python's {@code json.dumps} does. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();
  private final boolean sortKeys;
  private final @Nullable String indent;

  JsonWriter(boolean sortKeys, @Nullable String indent) {
    this.sortKeys = sortKeys;
    this.indent = indent;
  }

  String text() {
    return out.toString();
  }

  void write(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case String s -> string(s);
      case Markup m -> string(m.text());
      case Boolean b -> out.append(b ? "true" : "false");
      case Long n -> out.append(n.longValue());
      case BigInteger n -> out.append(Sizes.decimal(n));
      case Double d -> out.append(number(d));
      case Map<?, ?> map when PyClassed.isChangeable(map) -> {
        enter(map);
        object(map, depth);
        open.remove(map);
      }
      case PyNamedTuple tuple -> write(tuple.values(), depth);
      case List<?> list -> {
        enter(list);
        array(list, depth);
        open.remove(list);
      }
      default ->
          throw PyException.type(
              "Object of type " + Types.name(value) + " is not JSON serializable");
    }
  }

  private void enter(Object container) {
    if (open.put(container, true) != null) {
      throw PyException.value("Circular reference detected");
    }
  }

  private static String number(Double value) {
    if (value.isNaN()) {
      return "NaN";
    }
    if (value.isInfinite()) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return Texts.repr(value);
  }

  private void array(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object element : list) {
      separate(first, depth + 1);
      first = false;
      write(element, depth + 1);
    }
    close(']', depth);
  }

  private void object(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean first = true;
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    for (Object key : sortKeys ? Sorting.sorted(keys, null, false) : keys) {
      separate(first, depth + 1);
      first = false;
      string(keyText(key));
      out.append(": ");
      write(map.get(key), depth + 1);
    }
    close('}', depth);
  }

  private static String keyText(@Nullable Object key) {
    return switch (key) {
      case null -> "null";
      case String s -> s;
      case Markup m -> m.text();
      case Boolean b -> b ? "true" : "false";
      case Long n -> Long.toString(n);
      case BigInteger n -> Sizes.decimal(n);
      case Double d -> number(d);
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

  private void close(char bracket, int depth) {
    newLine(depth);
    out.append(bracket);
  }

  private void newLine(int depth) {
    if (indent != null) {
      Sizes.check(out.length());
      out.append('\n').repeat(indent, depth);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
        out.append(c);
      } else {
        special(c);
      }
    }
    out.append('"');
  }

  private void special(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 15, 16));
        }
      }
    }
  }
}
