package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.jinja.value.UndefinedFlavor;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code dict(...)}. */
final class Dictionaries {
  private Dictionaries() {}

  static PyDict dict(Arguments args) {
    PyDict dict = new PyDict();
    if (args.positionalCount() > 1) {
      throw PyException.type("dict expected at most 1 argument, got " + args.positionalCount());
    }
    if (args.positionalCount() == 1) {
      fill(dict, args.at(0));
    }
    for (int i = 0; i < args.namedCount(); i++) {
      dict.put(args.nameAt(i), args.namedAt(i));
    }
    return dict;
  }

  private static void fill(PyDict dict, @Nullable Object source) {
    if (source instanceof Map<?, ?> map) {
      dict.putAll(map);
      return;
    }
    Iterator<@Nullable Object> items = Iteration.iterate(source);
    for (int i = 0; items.hasNext(); i++) {
      Object item = items.next();
      if (!Iteration.isIterable(item)) {
        throw PyException.type(
            "cannot convert dictionary update sequence element #" + i + " to a sequence");
      }
      List<@Nullable Object> pair = Iteration.toList(item);
      if (pair.size() != 2) {
        throw PyException.value(
            "dictionary update sequence element #"
                + i
                + " has length "
                + pair.size()
                + "; 2 is required");
      }
      dict.put(pair.get(0), pair.get(1));
    }
  }

  /** The pairs of a value that must be a dictionary, for {@code value.items()}. */
  static Map<?, ?> require(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    if (value instanceof Undefined undefined) {
      if (undefined.flavor() == UndefinedFlavor.CAPTURE) {
        return new PyDict();
      }
      throw undefined.error();
    }
    throw new PyException(
        PyException.Kind.ATTRIBUTE_ERROR,
        "'" + Types.name(value) + "' object has no attribute 'items'");
  }
}
