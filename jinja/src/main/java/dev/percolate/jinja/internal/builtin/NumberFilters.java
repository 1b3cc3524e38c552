package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PythonNumbers;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Filters on numbers. */
final class NumberFilters {
  private static final int MOST_DECIMALS = 2000;

  private NumberFilters() {}

  /** An argument that must be an integer. */
  static long integer(@Nullable Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    if (value instanceof Long n) {
      return n;
    }
    throw PyException.type(
        "'" + Types.shown(value) + "' object cannot be interpreted as an integer");
  }

  static @Nullable Object toInt(Environment environment, @Nullable Object[] a) {
    Object value = a[0];
    try {
      return Markup.plain(value) instanceof String text
          ? PythonNumbers.parseInt(text, (int) integer(a[2]))
          : PythonNumbers.toInt(value);
    } catch (PyException e) {
      if (!isConversionError(e)) {
        throw e;
      }
    }
    try {
      return PythonNumbers.toInt(PythonNumbers.toFloat(value));
    } catch (PyException e) {
      if (!isConversionError(e) && e.kind() != PyException.Kind.OVERFLOW_ERROR) {
        throw e;
      }
      return a[1];
    }
  }

  static @Nullable Object toFloat(Environment environment, @Nullable Object[] a) {
    try {
      return PythonNumbers.toFloat(a[0]);
    } catch (PyException e) {
      if (!isConversionError(e)) {
        throw e;
      }
      return a[1];
    }
  }

  private static boolean isConversionError(PyException e) {
    return e.kind() == PyException.Kind.TYPE_ERROR || e.kind().isValue();
  }

  static @Nullable Object abs(Environment environment, @Nullable Object[] a) {
    return switch (a[0]) {
      case Boolean b -> b ? 1L : 0L;
      case Long n when n != Long.MIN_VALUE -> Math.abs(n);
      case Double d -> Math.abs(d);
      case BigDecimal d -> d.abs();
      case BigInteger i -> i.abs();
      case Duration d -> d.abs();
      case Long n -> BigInteger.valueOf(n).abs();
      case null, default ->
          throw PyException.type("bad operand type for abs(): '" + Types.shown(a[0]) + "'");
    };
  }

  static @Nullable Object round(Environment environment, @Nullable Object[] a) {
    String method = Markup.plain(a[2]) instanceof String text ? text : "";
    switch (method) {
      case "common" -> {
        return common(a[0], a[1]);
      }
      case "ceil", "floor" -> {
        Object factor = Operators.pow(10L, a[1]);
        Object scaled = Operators.mul(a[0], factor);
        return Operators.div(whole(scaled, method.equals("ceil")), factor);
      }
      default ->
          throw new PyException(
              PyException.Kind.FILTER_ARGUMENT_ERROR, "method must be common, ceil or floor");
    }
  }

  private static @Nullable Object whole(@Nullable Object value, boolean ceil) {
    if (value instanceof Double d) {
      return PythonNumbers.toInt(ceil ? Math.ceil(d) : Math.floor(d));
    }
    if (value instanceof BigDecimal d) {
      RoundingMode mode = ceil ? RoundingMode.CEILING : RoundingMode.FLOOR;
      return Numbers.shrink(d.setScale(0, mode).toBigInteger());
    }
    if (value instanceof Long || value instanceof BigInteger || value instanceof Boolean) {
      return value;
    }
    throw PyException.type("must be real number, not " + Types.shown(value));
  }

  private static @Nullable Object common(@Nullable Object value, @Nullable Object precision) {
    if (precision == null) {
      Object rounded = common(value, 0L);
      return rounded instanceof Double || rounded instanceof BigDecimal
          ? PythonNumbers.toInt(rounded)
          : rounded;
    }
    return switch (value) {
      case Double d -> rounded(d, integer(precision));
      case BigDecimal d -> {
        long digits = integer(precision);
        if (Math.abs(digits) > MOST_DECIMALS) {
          throw new PyException(
              PyException.Kind.DECIMAL_ERROR, "[<class 'decimal.InvalidOperation'>]");
        }
        yield d.setScale((int) digits, RoundingMode.HALF_EVEN);
      }
      case Boolean b -> b ? 1L : 0L;
      case Long n -> roundInteger(BigInteger.valueOf(n), integer(precision));
      case BigInteger i -> roundInteger(i, integer(precision));
      case null, default ->
          throw PyException.type("type " + Types.name(value) + " doesn't define __round__ method");
    };
  }

  private static double rounded(double value, long digits) {
    // no double has more decimals, or more digits before the point
    if (Double.isNaN(value) || Double.isInfinite(value) || digits > MOST_DECIMALS) {
      return value;
    }
    double result =
        digits < -MOST_DECIMALS
            ? 0
            : new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
    return Math.copySign(result, value);
  }

  private static Object roundInteger(BigInteger value, long digits) {
    if (digits >= 0) {
      return Numbers.shrink(value);
    }
    if (-digits > value.bitLength()) {
      return 0L;
    }
    BigDecimal rounded = new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN);
    return Numbers.shrink(rounded.toBigInteger());
  }

  static @Nullable Object fileSize(Environment environment, @Nullable Object[] a) {
    double bytes = PythonNumbers.toFloat(a[0]);
    boolean binary = Truth.test(a[1]);
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return "1 Byte";
    }
    if (bytes < base) {
      return Texts.str(PythonNumbers.toInt(bytes)) + " Bytes";
    }
    String letters = "kMGTPEZY";
    double unit = base;
    int i = -1;
    do {
      i++;
      unit *= base;
    } while (i < letters.length() - 1 && bytes >= unit);
    String letter = letters.substring(i, i + 1);
    Object number = Operators.mod("%.1f", base * bytes / unit);
    return number + " " + (binary ? letter.replace('k', 'K') + "iB" : letter + "B");
  }
}
