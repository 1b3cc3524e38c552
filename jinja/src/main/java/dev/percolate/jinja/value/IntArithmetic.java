package dev.percolate.jinja.value;

import java.math.BigInteger;

/** Arithmetic of Python ints: 64 bits while they last, then BigInteger. */
final class IntArithmetic {
  private IntArithmetic() {}

  static Object add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0
        ? (Object) BigInteger.valueOf(a).add(BigInteger.valueOf(b))
        : sum;
  }

  static Object sub(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0
        ? (Object) BigInteger.valueOf(a).subtract(BigInteger.valueOf(b))
        : difference;
  }

  static Object mul(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return (high == 0 && low >= 0) || (high == -1 && low < 0)
        ? low
        : (Object) BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  static Object apply(Arithmetic.Op op, Object a, Object b) {
    if (a instanceof BigInteger || b instanceof BigInteger) {
      return big(op, Numbers.big(a), Numbers.big(b));
    }
    long x = Numbers.small(a);
    long y = Numbers.small(b);
    return switch (op) {
      case ADD -> add(x, y);
      case SUB -> sub(x, y);
      case MUL -> mul(x, y);
      case DIV -> trueDivide(BigInteger.valueOf(x), BigInteger.valueOf(y));
      case FLOOR_DIV ->
          y == 0
              ? zero("integer division or modulo by zero")
              : x == Long.MIN_VALUE && y == -1
                  ? BigInteger.valueOf(x).negate()
                  : (Object) Math.floorDiv(x, y);
      case MOD -> y == 0 ? zero("integer modulo by zero") : (Object) Math.floorMod(x, y);
      case POW -> power(BigInteger.valueOf(x), BigInteger.valueOf(y));
    };
  }

  private static Object big(Arithmetic.Op op, BigInteger a, BigInteger b) {
    return switch (op) {
      case ADD -> Numbers.shrink(a.add(b));
      case SUB -> Numbers.shrink(a.subtract(b));
      case MUL -> {
        Sizes.checkBits((long) a.bitLength() + b.bitLength());
        yield Numbers.shrink(a.multiply(b));
      }
      case DIV -> trueDivide(a, b);
      case FLOOR_DIV ->
          b.signum() == 0
              ? zero("integer division or modulo by zero")
              : Numbers.shrink(floorDivide(a, b));
      case MOD ->
          b.signum() == 0
              ? zero("integer modulo by zero")
              : Numbers.shrink(a.subtract(floorDivide(a, b).multiply(b)));
      case POW -> power(a, b);
    };
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  private static Object zero(String message) {
    throw new PyException(PyException.Kind.ZERO_DIVISION_ERROR, message);
  }

  /** The double nearest to the exact quotient. */
  private static Object trueDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      return zero("division by zero");
    }
    if (a.bitLength() <= 53 && b.bitLength() <= 53) {
      return a.doubleValue() / b.doubleValue();
    }
    double value = Decimals.quotient(a, b);
    if (Double.isInfinite(value)) {
      throw PyException.overflow("integer division result too large for a float");
    }
    return value;
  }

  private static Object power(BigInteger a, BigInteger b) {
    if (b.signum() >= 0) {
      boolean odd = b.testBit(0);
      if (a.bitLength() <= 1 && a.abs().bitLength() <= 1) {
        return smallPower(a, b, odd);
      }
      long exponent = b.bitLength() > 31 ? Integer.MAX_VALUE : b.longValue();
      Sizes.checkBits((a.abs().bitLength() - 1) * exponent);
      return Numbers.shrink(a.pow((int) exponent));
    }
    if (a.signum() == 0) {
      return zero("0.0 cannot be raised to a negative power");
    }
    return FloatArithmetic.apply(Arithmetic.Op.POW, Numbers.toDouble(a), Numbers.toDouble(b));
  }

  private static Object smallPower(BigInteger a, BigInteger b, boolean odd) {
    if (b.signum() == 0) {
      return 1L;
    }
    return odd || a.signum() >= 0 ? Numbers.shrink(a) : 1L;
  }
}
