package dev.percolate.jinja.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dictionaries. */
final class DictMethods {
  private DictMethods() {}

  /** Whether a dictionary, or a mapping that is none, has a method. */
  static boolean has(Map<?, ?> map, String name) {
    return has(name) && (PyClassed.isChangeable(map) || isOfMappings(name));
  }

  private static boolean isOfMappings(String name) {
    return switch (name) {
      case "get", "items", "keys", "values" -> true;
      default -> false;
    };
  }

  private static boolean has(String name) {
    return switch (name) {
      case "get",
          "items",
          "keys",
          "values",
          "update",
          "pop",
          "popitem",
          "setdefault",
          "copy",
          "clear",
          "fromkeys" ->
          true;
      default -> false;
    };
  }

  static @Nullable Object call(Map<?, ?> map, String name, Arguments args) {
    @SuppressWarnings("unchecked")
    Map<@Nullable Object, @Nullable Object> self = (Map<@Nullable Object, @Nullable Object>) map;
    if (!PyClassed.isChangeable(map) && !isOfMappings(name)) {
      return Missing.MISSING;
    }
    switch (name) {
      case "get" -> {
        Expect.between(args, "dict.get", 1, 2);
        return getOr(self, args.at(0), args.positionalCount() == 2 ? args.at(1) : null);
      }
      case "items" -> {
        return view(self, args, DictView.Kind.ITEMS, "dict.items");
      }
      case "keys" -> {
        return view(self, args, DictView.Kind.KEYS, "dict.keys");
      }
      case "values" -> {
        return view(self, args, DictView.Kind.VALUES, "dict.values");
      }
      case "update" -> update(self, args);
      case "pop" -> {
        return pop(self, args);
      }
      case "popitem" -> {
        return popItem(self, args);
      }
      case "setdefault" -> {
        return setDefault(self, args);
      }
      case "copy" -> {
        Expect.none(args, "dict.copy");
        return copy(self);
      }
      case "clear" -> {
        Expect.none(args, "dict.clear");
        self.clear();
      }
      case "fromkeys" -> {
        return fromKeys(args);
      }
      default -> {
        return Missing.MISSING;
      }
    }
    return null;
  }

  private static @Nullable Object getOr(
      Map<@Nullable Object, @Nullable Object> self, @Nullable Object key, @Nullable Object other) {
    if (!(key instanceof String)) {
      Hashing.key(key);
    }
    Object value = Items.find(self, key);
    return value == Missing.MISSING ? other : value;
  }

  private static DictView view(Map<?, ?> self, Arguments args, DictView.Kind kind, String method) {
    Expect.none(args, method);
    return new DictView(kind, self);
  }

  /** Stores a value under a key of any type; the key keeps the spelling it has in the map. */
  static void put(
      Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
    if (key instanceof String || map instanceof PyDict) {
      map.put(key, value);
      return;
    }
    Object canonical = Hashing.key(key);
    boolean keep = !(key instanceof Markup) && !map.containsKey(canonical);
    map.put(keep ? key : canonical, value);
  }

  private static Map<@Nullable Object, @Nullable Object> copy(
      Map<@Nullable Object, @Nullable Object> self) {
    return self instanceof PyDict ? new PyDict(self) : new LinkedHashMap<>(self);
  }

  private static void update(Map<@Nullable Object, @Nullable Object> self, Arguments args) {
    if (args.positionalCount() > 1) {
      throw PyException.type("update expected at most 1 argument, got " + args.positionalCount());
    }
    if (args.positionalCount() == 1) {
      merge(self, args.at(0));
    }
    for (int i = 0; i < args.namedCount(); i++) {
      self.put(args.nameAt(i), args.namedAt(i));
    }
  }

  /** What {@code dict(source)} and {@code update(source)} do: a mapping, or a sequence of pairs. */
  static void merge(Map<@Nullable Object, @Nullable Object> self, @Nullable Object source) {
    if (source instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        put(self, entry.getKey(), entry.getValue());
      }
      return;
    }
    if (source instanceof Undefined u && u.flavor() != UndefinedFlavor.CAPTURE) {
      throw u.error();
    }
    Object keys = source instanceof PyObject o ? o.attribute("keys") : Missing.MISSING;
    if (keys != Missing.MISSING) {
      for (Object key : Iteration.toList(Calls.call(keys, Arguments.NONE))) {
        put(self, key, Items.get(source, key));
      }
      return;
    }
    int position = 0;
    for (Object element : Iteration.toList(source)) {
      if (!Iteration.isIterable(element)) {
        throw PyException.type(
            "cannot convert dictionary update sequence element #" + position + " to a sequence");
      }
      List<@Nullable Object> pair = Iteration.toList(element);
      if (pair.size() != 2) {
        throw PyException.value(
            "dictionary update sequence element #"
                + position
                + " has length "
                + pair.size()
                + "; 2 is required");
      }
      put(self, pair.get(0), pair.get(1));
      position++;
    }
  }

  private static @Nullable Object pop(
      Map<@Nullable Object, @Nullable Object> self, Arguments args) {
    Expect.between(args, "dict.pop", 1, 2);
    Object key = args.at(0);
    Hashing.key(key);
    Object value = Items.find(self, key);
    if (value == Missing.MISSING) {
      if (args.positionalCount() == 2) {
        return args.at(1);
      }
      throw new PyException(PyException.Kind.KEY_ERROR, Texts.repr(key));
    }
    Object canonical = self instanceof PyDict ? key : Hashing.key(key);
    self.remove(self.containsKey(canonical) ? canonical : key);
    return value;
  }

  private static Object popItem(Map<@Nullable Object, @Nullable Object> self, Arguments args) {
    Expect.none(args, "dict.popitem");
    if (self.isEmpty()) {
      throw new PyException(PyException.Kind.KEY_ERROR, "'popitem(): dictionary is empty'");
    }
    Object last = null;
    for (Object key : self.keySet()) {
      last = key;
    }
    return PyTuple.of(last, self.remove(last));
  }

  private static @Nullable Object setDefault(
      Map<@Nullable Object, @Nullable Object> self, Arguments args) {
    Expect.between(args, "dict.setdefault", 1, 2);
    Object value = getOr(self, args.at(0), Missing.MISSING);
    if (value != Missing.MISSING) {
      return value;
    }
    Object fallback = args.positionalCount() == 2 ? args.at(1) : null;
    put(self, args.at(0), fallback);
    return fallback;
  }

  private static Object fromKeys(Arguments args) {
    Expect.between(args, "dict.fromkeys", 1, 2);
    PyDict out = new PyDict();
    for (Object key : Iteration.toList(args.at(0))) {
      out.put(key, args.positionalCount() == 2 ? args.at(1) : null);
    }
    return out;
  }
}
