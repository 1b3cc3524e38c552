package dev.percolate.jinja.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Conversions between the numeric types. */
public final class Numbers {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private static final int FEW_DIGITS = 1000;

  private Numbers() {}

  /** The same integer as a Long if it fits. */
  public static Object shrink(BigInteger value) {
    return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0
        ? (Object) value.longValue()
        : value;
  }

  /** Digits as an int. Java's own reading of long binary, octal and hexadecimal ones is slow. */
  public static BigInteger parse(String digits, int radix) {
    int bits = Integer.numberOfTrailingZeros(radix);
    if (Integer.bitCount(radix) > 1 || digits.length() < FEW_DIGITS) {
      return new BigInteger(digits, radix);
    }
    byte[] bytes = new byte[(int) (((long) digits.length() * bits + 7) / 8)];
    long bit = 0;
    for (int i = digits.length() - 1; i >= 0; i--, bit += bits) {
      int digit = Character.digit(digits.charAt(i), radix) << (bit & 7);
      int at = bytes.length - 1 - (int) (bit >> 3);
      bytes[at] |= (byte) digit;
      if (digit > 0xff) {
        bytes[at - 1] |= (byte) (digit >> 8);
      }
    }
    return new BigInteger(1, bytes);
  }

  /** Whether a value is a Python int (which includes bool). */
  public static boolean isInt(@Nullable Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /** A Python int as a BigInteger. */
  public static BigInteger big(Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf(small(value));
  }

  /** A Python int of 64 bits. */
  static long small(Object value) {
    if (value instanceof Long n) {
      return n;
    }
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    throw new IllegalArgumentException("not an int of 64 bits");
  }

  /** A Python int or float as a double; raises an OverflowError when it is too large. */
  public static double toDouble(Object value) {
    if (value instanceof Double d) {
      return d;
    }
    if (value instanceof Long n) {
      return n;
    }
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case BigInteger i -> {
        double d = i.doubleValue();
        if (Double.isInfinite(d)) {
          throw PyException.overflow("int too large to convert to float");
        }
        yield d;
      }
      default -> throw new IllegalArgumentException("not a number");
    };
  }

  /** An argument that Python takes as a C int, such as a flag. */
  public static int cInt(@Nullable Object value) {
    int index = index(value);
    boolean fits = value instanceof Long n ? n == index : !(value instanceof BigInteger);
    if (!fits) {
      throw PyException.overflow("Python int too large to convert to C int");
    }
    return index;
  }

  /** An index argument as an int; raises a TypeError unless it is a Python int. */
  public static int index(@Nullable Object value) {
    if (value instanceof Long n) {
      return Math.clamp(n, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    return switch (value) {
      case Boolean b -> b ? 1 : 0;
      case BigInteger i -> i.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
      case null, default ->
          throw PyException.type(
              "'" + Types.shown(value) + "' object cannot be interpreted as an integer");
    };
  }
}
