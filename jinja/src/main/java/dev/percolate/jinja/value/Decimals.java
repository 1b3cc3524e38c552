package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic of Python Decimals in the default context: 28 digits, half even. */
final class Decimals {
  static final MathContext CONTEXT = new MathContext(28, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** A Python int or Decimal as a Decimal. */
  static BigDecimal of(Object value) {
    return value instanceof BigDecimal d ? d : new BigDecimal(Numbers.big(value));
  }

  static Object apply(Arithmetic.Op op, BigDecimal a, BigDecimal b) {
    return switch (op) {
      case ADD -> a.add(b, CONTEXT);
      case SUB -> a.subtract(b, CONTEXT);
      case MUL -> a.multiply(b, CONTEXT);
      case DIV -> divide(a, b);
      case FLOOR_DIV -> {
        check(a, b, "[<class 'decimal.DivisionByZero'>]");
        yield a.divideToIntegralValue(b).setScale(0, RoundingMode.DOWN);
      }
      case MOD -> {
        check(a, b, "[<class 'decimal.InvalidOperation'>]");
        yield a.remainder(b).round(CONTEXT);
      }
      case POW -> power(a, b);
    };
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    check(a, b, "[<class 'decimal.DivisionByZero'>]");
    int ideal = a.scale() - b.scale();
    if (a.signum() == 0) {
      return BigDecimal.ZERO.setScale(ideal);
    }
    BigDecimal quotient = a.divide(b, CONTEXT);
    BigDecimal plain = quotient.stripTrailingZeros();
    // an exact quotient keeps the scale of the operands where it can
    if (plain.multiply(b).compareTo(a) == 0) {
      BigDecimal scaled = plain.scale() < ideal ? plain.setScale(ideal) : plain;
      return scaled.precision() <= CONTEXT.getPrecision() ? scaled : quotient;
    }
    return quotient;
  }

  private static void check(BigDecimal a, BigDecimal b, String message) {
    if (b.signum() != 0) {
      return;
    }
    if (a.signum() == 0 && message.contains("DivisionByZero")) {
      throw new PyException(
          PyException.Kind.DECIMAL_ERROR, "[<class 'decimal.DivisionUndefined'>]");
    }
    throw new PyException(
        message.contains("Invalid")
            ? PyException.Kind.DECIMAL_ERROR
            : PyException.Kind.ZERO_DIVISION_ERROR,
        message);
  }

  private static Object power(BigDecimal a, BigDecimal b) {
    if (b.stripTrailingZeros().scale() <= 0 && b.abs().compareTo(BigDecimal.valueOf(99999)) < 0) {
      int exponent = b.intValueExact();
      if (a.signum() == 0 && exponent <= 0) {
        throw new PyException(
            PyException.Kind.DECIMAL_ERROR, "[<class 'decimal.InvalidOperation'>]");
      }
      return exponent >= 0
          ? a.pow(exponent).round(CONTEXT)
          : divide(BigDecimal.ONE, a.pow(-exponent));
    }
    double result = Math.pow(a.doubleValue(), b.doubleValue());
    return b.compareTo(new BigDecimal("0.5")) == 0
        ? a.sqrt(CONTEXT)
        : new BigDecimal(result).round(CONTEXT);
  }

  /** The double nearest to the quotient of two integers. */
  static double quotient(BigInteger a, BigInteger b) {
    return new BigDecimal(a)
        .divide(new BigDecimal(b), new MathContext(60, RoundingMode.HALF_EVEN))
        .doubleValue();
  }
}
