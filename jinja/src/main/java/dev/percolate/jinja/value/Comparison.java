package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's equality and order. */
final class Comparison {
  private Comparison() {}

  static boolean eq(@Nullable Object a, @Nullable Object b) {
    if (a == b) {
      return !(a instanceof Double d && d.isNaN());
    }
    if (a instanceof String s) {
      return s.equals(b) || (b instanceof PyText t && t.text().equals(s));
    }
    if (a instanceof Long n && b instanceof Long m) {
      return n.longValue() == m.longValue();
    }
    return a != null && equal(a, b);
  }

  private static boolean equal(Object a, @Nullable Object b) {
    return switch (a) {
      case Number _ when isNumber(b) -> compareNumbers(a, b) == 0;
      case Boolean _ when isNumber(b) -> compareNumbers(a, b) == 0;
      case Number _ -> false;
      case Boolean _ -> false;
      case PyObject o -> o.equals(b);
      case List<?> x -> b instanceof List<?> y && listsEqual(x, y);
      case Map<?, ?> x -> b instanceof Map<?, ?> y && mapsEqual(x, y);
      case Set<?> x -> b instanceof Set<?> y && x.size() == y.size() && containsAll(x, y);
      case byte[] x -> b instanceof byte[] y && Arrays.equals(x, y);
      default -> instantsEqual(a, b);
    };
  }

  private static boolean instantsEqual(Object a, @Nullable Object b) {
    OffsetDateTime x = DateArithmetic.aware(a);
    OffsetDateTime y = DateArithmetic.aware(b);
    return (x != null && y != null) ? x.isEqual(y) : a.equals(b);
  }

  private static boolean containsAll(Set<?> a, Set<?> b) {
    for (Object value : a) {
      if (!b.contains(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean listsEqual(List<?> a, List<?> b) {
    if (a.size() != b.size() || a instanceof PyTuple != b instanceof PyTuple) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mapsEqual(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = Items.find(b, entry.getKey());
      if (other == Missing.MISSING || !same(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  /** Identity or equality: how containers compare their elements. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == b || eq(a, b);
  }

  static boolean containsByWalking(Object container, @Nullable Object item) {
    Iterator<@Nullable Object> elements;
    try {
      elements = Iteration.iterate(container);
    } catch (PyException e) {
      throw e.kind() == PyException.Kind.TYPE_ERROR ? Operators.notContainer(container) : e;
    }
    while (elements.hasNext()) {
      if (same(elements.next(), item)) {
        return true;
      }
    }
    return false;
  }

  static boolean order(@Nullable Object a, @Nullable Object b, String operator) {
    if (a instanceof Long x && b instanceof Long y) {
      return holds(operator, Long.compare(x, y));
    }
    if (a instanceof String x && b instanceof String y) {
      return holds(operator, compareText(x, y));
    }
    if (isNumber(a) && isNumber(b)) {
      int order = compareNumbers(a, b);
      return order != UNORDERED && holds(operator, order);
    }
    if (a instanceof Undefined u && !(b instanceof Undefined v && v.isDerivedFrom(u))) {
      throw u.error();
    }
    if (b instanceof Undefined u) {
      throw u.error();
    }
    if (a instanceof List<?> x
        && b instanceof List<?> y
        && a instanceof PyTuple == b instanceof PyTuple) {
      return listOrder(x, y, operator);
    }
    if (a instanceof Set<?> x && b instanceof Set<?> y) {
      return subset(x, y, operator);
    }
    if ((a instanceof PyText || b instanceof PyText)
        && Markup.plain(a) instanceof String x
        && Markup.plain(b) instanceof String y) {
      return holds(operator, compareText(x, y));
    }
    return dateOrder(a, b, operator);
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean listOrder(List<?> a, List<?> b, String operator) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      if (!same(a.get(i), b.get(i))) {
        return order(a.get(i), b.get(i), operator);
      }
    }
    return holds(operator, Integer.compare(a.size(), b.size()));
  }

  private static boolean subset(Set<?> a, Set<?> b, String operator) {
    return switch (operator) {
      case "<" -> a.size() < b.size() && containsAll(a, b);
      case "<=" -> containsAll(a, b);
      case ">" -> b.size() < a.size() && containsAll(b, a);
      default -> containsAll(b, a);
    };
  }

  private static boolean dateOrder(@Nullable Object a, @Nullable Object b, String operator) {
    if (a instanceof LocalDate x && b instanceof LocalDate y) {
      return holds(operator, x.compareTo(y));
    }
    if (a instanceof LocalDateTime x && b instanceof LocalDateTime y) {
      return holds(operator, x.compareTo(y));
    }
    if (a instanceof Duration x && b instanceof Duration y) {
      return holds(operator, x.compareTo(y));
    }
    if (a instanceof LocalTime x && b instanceof LocalTime y) {
      return holds(operator, x.compareTo(y));
    }
    OffsetDateTime x = DateArithmetic.aware(a);
    OffsetDateTime y = DateArithmetic.aware(b);
    if (x != null && y != null) {
      return holds(operator, x.toInstant().compareTo(y.toInstant()));
    }
    boolean first = x != null || a instanceof LocalDateTime;
    boolean second = y != null || b instanceof LocalDateTime;
    if (first && second) {
      throw PyException.type("can't compare offset-naive and offset-aware datetimes");
    }
    if ((first && b instanceof LocalDate) || (second && a instanceof LocalDate)) {
      throw PyException.type("can't compare datetime.datetime to datetime.date");
    }
    throw PyException.type(
        "'"
            + operator
            + "' not supported between instances of '"
            + Types.shown(a)
            + "' and '"
            + Types.shown(b)
            + "'");
  }

  /** Orders two strings by code points. */
  static int compareText(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean wide = Character.isSurrogate(x) != Character.isSurrogate(y);
        return wide ? (Character.isSurrogate(x) ? 1 : -1) : x - y;
      }
    }
    return a.length() - b.length();
  }

  private static final int UNORDERED = 2;

  static boolean isNumber(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  /** -1, 0 or 1, or {@link #UNORDERED} when one is not a number (NaN). */
  private static int compareNumbers(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      double p = x;
      double q = y;
      return p < q ? -1 : p > q ? 1 : p == q ? 0 : UNORDERED;
    }
    if (a instanceof Double x && (x.isNaN() || x.isInfinite())) {
      return x.isNaN() ? UNORDERED : x > 0 ? 1 : -1;
    }
    if (b instanceof Double y && (y.isNaN() || y.isInfinite())) {
      return y.isNaN() ? UNORDERED : y > 0 ? -1 : 1;
    }
    return exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(@Nullable Object value) {
    return switch (value) {
      case Long n -> BigDecimal.valueOf(n);
      case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
      case Double d -> new BigDecimal(d);
      case BigInteger i -> new BigDecimal(i);
      case BigDecimal d -> d;
      case null, default -> throw new IllegalArgumentException("not a number");
    };
  }
}
