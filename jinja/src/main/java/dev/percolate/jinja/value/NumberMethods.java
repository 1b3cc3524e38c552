package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of int, float and Decimal. */
final class NumberMethods {
  private NumberMethods() {}

  static @Nullable Object property(Object value, String name) {
    if (value instanceof BigDecimal) {
      return Missing.MISSING;
    }
    Object whole = value instanceof Boolean b ? (Object) (b ? 1L : 0L) : value;
    return switch (name) {
      case "real" -> whole;
      case "imag" -> value instanceof Double ? (Object) 0.0 : (Object) 0L;
      case "numerator" -> value instanceof Double ? Missing.MISSING : whole;
      case "denominator" -> value instanceof Double ? Missing.MISSING : 1L;
      default -> Missing.MISSING;
    };
  }

  static boolean hasMethod(Object value, String name) {
    return switch (value) {
      case Double _ ->
          switch (name) {
            case "is_integer", "hex", "as_integer_ratio", "conjugate" -> true;
            default -> false;
          };
      case BigDecimal _ ->
          switch (name) {
            case "quantize",
                "normalize",
                "to_integral_value",
                "to_integral",
                "is_nan",
                "is_infinite",
                "is_finite",
                "is_zero",
                "is_signed",
                "as_tuple",
                "adjusted",
                "copy_abs",
                "copy_negate",
                "sqrt",
                "compare",
                "to_eng_string" ->
                true;
            default -> false;
          };
      default ->
          switch (name) {
            case "bit_length", "bit_count", "conjugate", "as_integer_ratio" -> true;
            default -> false;
          };
    };
  }

  static @Nullable Object call(Object value, String name, Arguments args) {
    if (!hasMethod(value, name)) {
      return Missing.MISSING;
    }
    return switch (value) {
      case Double d -> ofFloat(d, name, args);
      case BigDecimal d -> ofDecimal(d, name, args);
      default -> ofInt(Numbers.big(value), name, args);
    };
  }

  private static @Nullable Object ofInt(BigInteger value, String name, Arguments args) {
    Expect.none(args, "int." + name);
    return switch (name) {
      case "bit_length" -> (long) value.abs().bitLength();
      case "bit_count" -> (long) value.abs().bitCount();
      case "as_integer_ratio" -> PyTuple.of(Numbers.shrink(value), 1L);
      default -> Numbers.shrink(value);
    };
  }

  private static @Nullable Object ofFloat(double value, String name, Arguments args) {
    Expect.none(args, "float." + name);
    return switch (name) {
      case "is_integer" -> value == Math.rint(value) && !Double.isInfinite(value);
      case "hex" -> hex(value);
      case "as_integer_ratio" -> ratio(value);
      default -> value;
    };
  }

  private static String hex(double value) {
    String text = Double.toHexString(value);
    int p = text.indexOf('p');
    if (p < 0) {
      return Floats.repr(value);
    }
    int point = text.indexOf('.');
    String digits = text.substring(point + 1, p);
    if (value != 0) {
      digits = digits + "0".repeat(13 - digits.length());
    }
    String exponent = text.substring(p + 1);
    return text.substring(0, point + 1)
        + digits
        + "p"
        + (exponent.startsWith("-") ? "" : "+")
        + exponent;
  }

  private static PyTuple ratio(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw Double.isNaN(value)
          ? PyException.value("cannot convert NaN to integer ratio")
          : PyException.overflow("cannot convert Infinity to integer ratio");
    }
    BigDecimal exact = new BigDecimal(value);
    BigInteger top = exact.unscaledValue();
    BigInteger bottom = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    BigInteger common = top.gcd(bottom);
    if (common.signum() == 0) {
      common = BigInteger.ONE;
    }
    return PyTuple.of(Numbers.shrink(top.divide(common)), Numbers.shrink(bottom.divide(common)));
  }

  private static @Nullable Object ofDecimal(BigDecimal value, String name, Arguments args) {
    return switch (name) {
      case "quantize" -> quantize(value, args);
      case "normalize" -> {
        BigDecimal plain = value.stripTrailingZeros();
        yield plain.signum() == 0 ? BigDecimal.ZERO : plain;
      }
      case "to_integral_value", "to_integral" ->
          value.scale() <= 0 ? value : value.setScale(0, rounding(args.get(0, "rounding", null)));
      case "is_nan", "is_infinite" -> false;
      case "is_finite" -> true;
      case "is_zero" -> value.signum() == 0;
      case "is_signed" -> value.signum() < 0;
      case "as_tuple" -> tuple(value);
      case "adjusted" -> (long) (value.precision() - 1 - value.scale());
      case "copy_abs" -> value.abs();
      case "copy_negate" -> value.negate();
      case "sqrt" -> value.sqrt(Decimals.CONTEXT);
      case "compare" -> BigDecimal.valueOf(value.compareTo(Decimals.of(number(args.at(0)))));
      default -> value.toEngineeringString();
    };
  }

  private static Object number(@Nullable Object value) {
    if (value instanceof BigDecimal || (value != null && Numbers.isInt(value))) {
      return value;
    }
    throw PyException.type("conversion from " + Types.name(value) + " to Decimal is not supported");
  }

  private static BigDecimal quantize(BigDecimal value, Arguments args) {
    Object to = args.get(0, "exp", null);
    BigDecimal exponent = Decimals.of(number(to));
    BigDecimal out = value.setScale(exponent.scale(), rounding(args.get(1, "rounding", null)));
    if (out.precision() > Decimals.CONTEXT.getPrecision()) {
      throw new PyException(PyException.Kind.DECIMAL_ERROR, "[<class 'decimal.InvalidOperation'>]");
    }
    return out;
  }

  private static RoundingMode rounding(@Nullable Object name) {
    return switch (name == null ? "ROUND_HALF_EVEN" : Texts.str(name)) {
      case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
      case "ROUND_HALF_UP" -> RoundingMode.HALF_UP;
      case "ROUND_HALF_DOWN" -> RoundingMode.HALF_DOWN;
      case "ROUND_UP" -> RoundingMode.UP;
      case "ROUND_DOWN" -> RoundingMode.DOWN;
      case "ROUND_CEILING" -> RoundingMode.CEILING;
      case "ROUND_FLOOR" -> RoundingMode.FLOOR;
      default ->
          throw PyException.type(
              """
              valid values for rounding are:
                [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
                 ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                 ROUND_05UP]""");
    };
  }

  private static NamedTuple tuple(BigDecimal value) {
    String digits = value.unscaledValue().abs().toString();
    @Nullable Object[] parts = new @Nullable Object[digits.length()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (long) (digits.charAt(i) - '0');
    }
    return new NamedTuple(
        "DecimalTuple",
        java.util.List.of("sign", "digits", "exponent"),
        PyTuple.of(value.signum() < 0 ? 1L : 0L, PyTuple.wrap(parts), (long) -value.scale()));
  }
}
