package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code pprint.pformat} with its width of 80; long strings are not split. */
final class PrettyPrinter {
  private static final int WIDTH = 80;

  /** About where Python's own limit ends nested containers here. */
  private static final int DEEPEST = 400;

  private final StringBuilder out = new StringBuilder();

  private PrettyPrinter() {}

  static String print(@Nullable Object value) {
    PrettyPrinter printer = new PrettyPrinter();
    printer.append(value, 0, 0);
    return printer.out.toString();
  }

  private void append(@Nullable Object value, int indent, int allowance) {
    String flat = flat(value, 0);
    if (flat.length() <= WIDTH - indent - allowance) {
      out.append(flat);
      return;
    }
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> appendMap(map, indent, allowance);
      case PyTuple tuple when !tuple.isEmpty() ->
          appendItems(tuple, "(", tuple.size() == 1 ? ",)" : ")", indent, allowance);
      case List<?> list when !list.isEmpty() -> appendItems(list, "[", "]", indent, allowance);
      case null, default -> out.append(flat);
    }
  }

  private void appendMap(Map<?, ?> map, int indent, int allowance) {
    out.append('{');
    List<? extends Map.Entry<?, ?>> entries = sorted(map);
    for (int i = 0; i < entries.size(); i++) {
      boolean last = i == entries.size() - 1;
      String key = flat(entries.get(i).getKey(), 0) + ": ";
      out.append(key);
      append(entries.get(i).getValue(), indent + 1 + key.length(), last ? allowance + 1 : 1);
      if (!last) {
        out.append(",\n").append(" ".repeat(indent + 1));
      }
    }
    out.append('}');
  }

  private void appendItems(List<?> items, String open, String close, int indent, int allowance) {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      boolean last = i == items.size() - 1;
      append(items.get(i), indent + 1, last ? allowance + close.length() : 1);
      if (!last) {
        out.append(",\n").append(" ".repeat(indent + 1));
      }
    }
    out.append(close);
  }

  private static List<? extends Map.Entry<?, ?>> sorted(Map<?, ?> map) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    entries.sort((a, b) -> isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0);
    return entries;
  }

  /** Keys that cannot be compared are ordered by the names of their classes. */
  private static boolean isLess(Map.Entry<?, ?> a, Map.Entry<?, ?> b) {
    try {
      return Operators.lt(a.getKey(), b.getKey());
    } catch (PyException e) {
      if (e.kind() != PyException.Kind.TYPE_ERROR) {
        throw e;
      }
      return Types.name(a.getKey()).compareTo(Types.name(b.getKey())) < 0;
    }
  }

  /** The value on one line, dictionaries in the order of their keys. */
  private static String flat(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new PyException(PyException.Kind.RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    StringBuilder text = new StringBuilder();
    switch (value) {
      case Map<?, ?> map -> {
        text.append('{');
        for (Map.Entry<?, ?> entry : sorted(map)) {
          text.append(text.length() == 1 ? "" : ", ");
          text.append(flat(entry.getKey(), depth + 1)).append(": ");
          text.append(flat(entry.getValue(), depth + 1));
        }
        return text.append('}').toString();
      }
      case PyTuple tuple -> {
        return flatItems(tuple, "(", tuple.size() == 1 ? ",)" : ")", depth);
      }
      case List<?> list -> {
        return flatItems(list, "[", "]", depth);
      }
      case Set<?> set -> {
        return Texts.repr(set);
      }
      case null, default -> {
        return Texts.repr(value);
      }
    }
  }

  private static String flatItems(List<?> items, String open, String close, int depth) {
    StringBuilder text = new StringBuilder(open);
    for (Object item : items) {
      text.append(text.length() == open.length() ? "" : ", ").append(flat(item, depth + 1));
    }
    return text.append(close).toString();
  }
}
