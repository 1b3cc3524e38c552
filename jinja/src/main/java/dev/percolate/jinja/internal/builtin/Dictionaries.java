package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.jinja.value.UndefinedFlavor;
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
      dict.merge(args.at(0));
    }
    for (int i = 0; i < args.namedCount(); i++) {
      dict.put(args.nameAt(i), args.namedAt(i));
    }
    return dict;
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
    Object items = value instanceof PyObject object ? object.attribute("items") : Missing.MISSING;
    if (items != Missing.MISSING) {
      PyDict entries = new PyDict();
      entries.merge(Calls.call(items, Arguments.NONE));
      return entries;
    }
    if (value instanceof Namespace) {
      // Jinja 3.1: a namespace tells only the name
      throw new PyException(PyException.Kind.ATTRIBUTE_ERROR, "items");
    }
    throw new PyException(
        PyException.Kind.ATTRIBUTE_ERROR,
        "'" + Types.shown(value) + "' object has no attribute 'items'");
  }
}
