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
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case String s -> !s.isEmpty();
      case Long n -> n != 0;
      case PyObject o -> o.isTruthy();
      case Collection<?> c -> !c.isEmpty();
      case Map<?, ?> m -> !m.isEmpty();
      case Double d -> d != 0;
      case BigInteger i -> i.signum() != 0;
      case BigDecimal d -> d.signum() != 0;
      case Duration d -> !d.isZero();
      case byte[] b -> b.length != 0;
      default -> true;
    };
  }
}
