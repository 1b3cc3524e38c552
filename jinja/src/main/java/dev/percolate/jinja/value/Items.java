package dev.percolate.jinja.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code container[key]} and slicing. */
public final class Items {
  private Items() {}

  /** The item; raises a KeyError, IndexError or TypeError as Python does. */
  public static @Nullable Object get(@Nullable Object container, @Nullable Object key) {
    Object value =
        container instanceof PyObject object
            ? object.item(Markup.plain(key))
            : find(container, key);
    if (value != Missing.MISSING) {
      return value;
    }
    throw absent(container, key);
  }

  /** The item, or {@link Missing#MISSING} where Python raises a LookupError or a TypeError. */
  public static @Nullable Object find(@Nullable Object container, @Nullable Object key) {
    if (container instanceof Map<?, ?> map) {
      return ofMap(map, key);
    }
    if (container instanceof List<?> list) {
      return ofList(list, key);
    }
    if (container instanceof PyObject object) {
      return ofObject(object, key);
    }
    if (container instanceof String text) {
      return ofText(text, key);
    }
    if (container instanceof byte[] bytes) {
      int index = position(key, bytes.length);
      return index < 0 ? Missing.MISSING : (Object) (long) (bytes[index] & 0xff);
    }
    return Missing.MISSING;
  }

  private static @Nullable Object ofMap(Map<?, ?> map, @Nullable Object key) {
    if (key instanceof String || (map instanceof PyDict && isHashable(key))) {
      Object value = map.get(key);
      return value != null || map.containsKey(key) ? value : Missing.MISSING;
    }
    if (!isHashable(key)) {
      return Missing.MISSING;
    }
    Object canonical = Hashing.key(key);
    if (map.containsKey(canonical)) {
      return map.get(canonical);
    }
    return map.containsKey(key) ? map.get(key) : Missing.MISSING;
  }

  private static @Nullable Object ofObject(PyObject object, @Nullable Object key) {
    try {
      return object.item(Markup.plain(key));
    } catch (PyException e) {
      if (e.kind().isLookup() || e.kind() == PyException.Kind.TYPE_ERROR) {
        return Missing.MISSING;
      }
      throw e;
    }
  }

  private static boolean isHashable(@Nullable Object key) {
    if (key == null || key instanceof Number || key instanceof Boolean) {
      return true;
    }
    try {
      Hashing.key(key);
      return true;
    } catch (PyException e) {
      return false;
    }
  }

  private static @Nullable Object ofList(List<?> list, @Nullable Object key) {
    int index = position(key, list.size());
    return index < 0 ? Missing.MISSING : list.get(index);
  }

  private static Object ofText(String text, @Nullable Object key) {
    if (!(key instanceof Long) && !(key instanceof Boolean)) {
      return Missing.MISSING;
    }
    if (Strings.isNarrow(text)) {
      int index = position(key, text.length());
      return index < 0 ? Missing.MISSING : String.valueOf(text.charAt(index));
    }
    int[] points = text.codePoints().toArray();
    int index = position(key, points.length);
    return index < 0 ? Missing.MISSING : Character.toString(points[index]);
  }

  /** The index a key denotes in a sequence, or -1. */
  private static int position(@Nullable Object key, int size) {
    long index;
    if (key instanceof Long n) {
      index = n;
    } else if (key instanceof Boolean b) {
      index = b ? 1 : 0;
    } else {
      return -1;
    }
    if (index < 0) {
      index += size;
    }
    return index >= 0 && index < size ? (int) index : -1;
  }

  private static PyException absent(@Nullable Object container, @Nullable Object key) {
    if (container instanceof Map<?, ?>) {
      Hashing.key(key);
      return new PyException(PyException.Kind.KEY_ERROR, Texts.repr(key));
    }
    String type = Types.name(container);
    boolean sequence =
        container instanceof List<?> || container instanceof String || container instanceof byte[];
    if (!sequence) {
      return container instanceof PyObject && !(container instanceof DictView)
          ? new PyException(PyException.Kind.KEY_ERROR, Texts.repr(key))
          : PyException.type("'" + type + "' object is not subscriptable");
    }
    if (key instanceof Long || key instanceof Boolean) {
      String shown = container instanceof String ? "string" : type;
      return new PyException(
          PyException.Kind.INDEX_ERROR,
          container instanceof byte[] ? "index out of range" : shown + " index out of range");
    }
    if (key instanceof BigInteger) {
      return new PyException(
          PyException.Kind.INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
    }
    if (container instanceof String) {
      return PyException.type("string indices must be integers, not '" + Types.shown(key) + "'");
    }
    String shown = container instanceof byte[] ? "byte" : type;
    return PyException.type(shown + " indices must be integers or slices, not " + Types.name(key));
  }

  /** Python's {@code container[start:stop:step]}; null stands for an omitted bound. */
  public static @Nullable Object slice(
      @Nullable Object container,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step) {
    if (container instanceof String text) {
      return ofText(text, start, stop, step);
    }
    if (container instanceof List<?> list) {
      List<@Nullable Object> part = sliceOf(list, start, stop, step);
      return list instanceof PyTuple ? PyTuple.wrap(part.toArray()) : part;
    }
    return switch (container) {
      case Markup markup -> Markup.of(ofText(markup.text(), start, stop, step));
      case PyRange range -> ofRange(range, start, stop, step);
      case Undefined undefined -> undefined.item(null);
      case Map<?, ?> _ -> throw PyException.type("unhashable type: 'slice'");
      case null, default ->
          throw PyException.type("'" + Types.shown(container) + "' object is not subscriptable");
    };
  }

  private static String ofText(
      String text, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
    boolean narrow = Strings.isNarrow(text);
    int[] points = narrow ? new int[0] : text.codePoints().toArray();
    int size = narrow ? text.length() : points.length;
    Bounds bounds = Bounds.of(start, stop, step, size);
    if (bounds.step == 1) {
      if (bounds.stop <= bounds.start) {
        return "";
      }
      return narrow
          ? text.substring(bounds.start, bounds.stop)
          : new String(points, bounds.start, bounds.stop - bounds.start);
    }
    StringBuilder out = new StringBuilder();
    for (long i = bounds.start; bounds.holds(i); i += bounds.step) {
      out.appendCodePoint(narrow ? text.charAt((int) i) : points[(int) i]);
    }
    return out.toString();
  }

  private static List<@Nullable Object> sliceOf(
      List<? extends @Nullable Object> list,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step) {
    Bounds bounds = Bounds.of(start, stop, step, list.size());
    List<@Nullable Object> out = new ArrayList<>();
    for (long i = bounds.start; bounds.holds(i); i += bounds.step) {
      out.add(list.get((int) i));
    }
    return out;
  }

  private static PyRange ofRange(
      PyRange range, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
    Bounds bounds = Bounds.of(start, stop, step, range.length());
    return new PyRange(range.at(bounds.start), range.at(bounds.stop), range.step() * bounds.step);
  }

  private record Bounds(int start, int stop, int step) {
    static Bounds of(
        @Nullable Object start, @Nullable Object stop, @Nullable Object step, int size) {
      int by = step == null ? 1 : index(step);
      if (by == 0) {
        throw PyException.value("slice step cannot be zero");
      }
      int low = by > 0 ? 0 : -1;
      int high = by > 0 ? size : size - 1;
      int from = start == null ? (by > 0 ? low : high) : clamp(index(start), size, low, high);
      int to = stop == null ? (by > 0 ? high : low) : clamp(index(stop), size, low, high);
      return new Bounds(from, to, by);
    }

    private static int clamp(int index, int size, int low, int high) {
      long real = index < 0 ? (long) index + size : index;
      return Math.clamp(real, low, high);
    }

    private static int index(Object value) {
      if (!Numbers.isInt(value)) {
        throw PyException.type(
            "slice indices must be integers or None or have an __index__ method");
      }
      return Numbers.index(value);
    }

    boolean holds(long i) {
      return step > 0 ? i < stop : i > stop;
    }
  }
}
