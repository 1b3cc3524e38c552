package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into keys on which Java's equality agrees with Python's ({@code 1 == 1.0 == True}).
 */
public final class Hashing {
  private Hashing() {}

  /** The key of a value. Raises a TypeError for values Python cannot hash. */
  public static @Nullable Object key(@Nullable Object value) {
    return value == null || value instanceof String || value instanceof Long ? value : keyOf(value);
  }

  private static Object keyOf(Object value) {
    return switch (value) {
      case Boolean b -> b ? 1L : 0L;
      case Double d -> ofDouble(d);
      case BigInteger i -> Numbers.shrink(i);
      case BigDecimal d -> ofDecimal(d);
      case PyText t -> t.text();
      case DictView v when v.kind() != DictView.Kind.VALUES -> throw unhashable(v);
      case PyNamedTuple t -> ofTuple(t.values());
      case PyTuple t -> ofTuple(t);
      case PySet s when s.isFrozen() -> s;
      case List<?> l -> throw unhashable(l);
      case Map<?, ?> m -> throw unhashable(m);
      case Set<?> s -> throw unhashable(s);
      case PyObject o when !o.isHashable() -> throw unhashable(o);
      default -> value;
    };
  }

  private static PyException unhashable(Object value) {
    return PyException.type("unhashable type: '" + Types.name(value) + "'");
  }

  private static Object ofDouble(Double d) {
    double value = d;
    if (value == Math.rint(value) && !Double.isInfinite(value)) {
      return Math.abs(value) < 9e18
          ? (Object) (long) value
          : Numbers.shrink(new BigDecimal(value).toBigInteger());
    }
    return d;
  }

  private static Object ofDecimal(BigDecimal d) {
    if (d.signum() == 0 || d.stripTrailingZeros().scale() <= 0) {
      return Numbers.shrink(d.toBigInteger());
    }
    double near = d.doubleValue();
    if (!Double.isInfinite(near) && new BigDecimal(near).compareTo(d) == 0) {
      return near;
    }
    return d.stripTrailingZeros();
  }

  private static Object ofTuple(PyTuple tuple) {
    @Nullable Object[] keys = new @Nullable Object[tuple.size()];
    boolean same = true;
    for (int i = 0; i < keys.length; i++) {
      Object value = tuple.get(i);
      keys[i] = key(value);
      same &= keys[i] == value;
    }
    return same ? tuple : PyTuple.wrap(keys);
  }
}
