package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Chooses the arithmetic of two operands by their types. */
final class Arithmetic {
  private Arithmetic() {}

  enum Op {
    ADD,
    SUB,
    MUL,
    DIV,
    FLOOR_DIV,
    MOD,
    POW
  }

  /**
   * The result, or {@link Missing#MISSING} when the operands are no numbers, dates or durations.
   */
  static @Nullable Object apply(Op op, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      if (a instanceof Undefined || b instanceof Undefined) {
        throw undefined(a, b);
      }
      return Missing.MISSING;
    }
    boolean intA = Numbers.isInt(a);
    boolean intB = Numbers.isInt(b);
    if (intA && intB) {
      return IntArithmetic.apply(op, a, b);
    }
    boolean floatA = a instanceof Double;
    boolean floatB = b instanceof Double;
    if ((intA || floatA) && (intB || floatB)) {
      return FloatArithmetic.apply(op, Numbers.toDouble(a), Numbers.toDouble(b));
    }
    boolean decimalA = a instanceof BigDecimal;
    boolean decimalB = b instanceof BigDecimal;
    if ((intA || decimalA) && (intB || decimalB)) {
      return Decimals.apply(op, Decimals.of(a), Decimals.of(b));
    }
    if (a instanceof Undefined || b instanceof Undefined) {
      throw undefined(a, b);
    }
    return DateArithmetic.apply(op, a, b);
  }

  private static PyException undefined(@Nullable Object a, @Nullable Object b) {
    Undefined undefined = a instanceof Undefined u ? u : (Undefined) b;
    return undefined == null ? PyException.type("") : undefined.error();
  }

  static Object negate(@Nullable Object a) {
    if (a instanceof Long n && n != Long.MIN_VALUE) {
      return -n;
    }
    return switch (a) {
      case Double d -> -d;
      case BigDecimal d -> d.negate(Decimals.CONTEXT);
      case Duration d -> d.negated();
      case Undefined u -> throw u.error();
      case null -> throw badOperand("-", null);
      default -> {
        if (Numbers.isInt(a)) {
          yield Numbers.shrink(Numbers.big(a).negate());
        }
        throw badOperand("-", a);
      }
    };
  }

  static Object plus(@Nullable Object a) {
    return switch (a) {
      case Boolean b -> b ? 1L : 0L;
      case BigDecimal d -> d.plus(Decimals.CONTEXT);
      case Number n -> n;
      case Duration d -> d;
      case Undefined u -> throw u.error();
      case null, default -> throw badOperand("+", a);
    };
  }

  private static PyException badOperand(String operator, @Nullable Object a) {
    return PyException.type(
        "bad operand type for unary " + operator + ": '" + Types.shown(a) + "'");
  }
}
