package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code bool(value)}. */
public final class Truth {
  private Truth() {}

  /** Whether a value is true. */
  public static boolean test(@Nullable Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof String s) {
      return !s.isEmpty();
    }
    if (value instanceof PyObject o) {
      return o.isTruthy();
    }
    if (value instanceof Collection<?> c) {
      return !c.isEmpty();
    }
    if (value instanceof Map<?, ?> m) {
      return !m.isEmpty();
    }
    if (value instanceof Long n) {
      return n != 0;
    }
    return value != null && isTrue(value);
  }

  private static boolean isTrue(Object value) {
    return switch (value) {
      case Double d -> d != 0;
      case BigInteger i -> i.signum() != 0;
      case BigDecimal d -> d.signum() != 0;
      case Duration d -> !d.isZero();
      case byte[] b -> b.length != 0;
      default -> true;
    };
  }
}
