package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code int(...)} and {@code float(...)}. */
public final class PythonNumbers {
  private PythonNumbers() {}

  /** {@code int(value)} of anything but text. */
  public static Object toInt(@Nullable Object value) {
    return switch (value) {
      case Boolean b -> b ? 1L : 0L;
      case Long n -> n;
      case BigInteger i -> i;
      case Double d -> ofDouble(d);
      case BigDecimal d -> Numbers.shrink(d.toBigInteger());
      case Undefined undefined -> throw undefined.error();
      case null, default ->
          throw PyException.type(
              "int() argument must be a string, a bytes-like object or a real number, not '"
                  + Types.shown(value)
                  + "'");
    };
  }

  private static Object ofDouble(double value) {
    if (Double.isNaN(value)) {
      throw PyException.value("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PyException.overflow("cannot convert float infinity to integer");
    }
    return Math.abs(value) < 9e18
        ? (Object) (long) value
        : Numbers.shrink(new BigDecimal(value).toBigInteger());
  }

  /** {@code int(text, base)}. */
  public static Object parseInt(String text, int base) {
    String digits = text.strip();
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = base;
    String prefix = digits.length() > 1 ? digits.substring(0, 2).toLowerCase(Locale.ROOT) : "";
    int prefixed =
        switch (prefix) {
          case "0x" -> 16;
          case "0o" -> 8;
          case "0b" -> 2;
          default -> 0;
        };
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      radix = prefixed;
      digits = digits.substring(digits.startsWith("_", 2) ? 3 : 2);
    } else if (base == 0) {
      radix = 10;
    }
    if (!isDigits(digits, radix)) {
      throw PyException.value(
          "invalid literal for int() with base " + base + ": " + Texts.repr(text));
    }
    String plain = digits.replace("_", "");
    if (Integer.bitCount(radix) > 1) {
      Sizes.checkDigits(plain.length());
    }
    BigInteger value = Numbers.parse(plain, radix);
    return Numbers.shrink(negative ? value.negate() : value);
  }

  private static boolean isDigits(String digits, int radix) {
    boolean wasDigit = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      boolean digit = Character.digit(c, radix) >= 0;
      if (!digit && !(c == '_' && wasDigit)) {
        return false;
      }
      wasDigit = digit;
    }
    return wasDigit;
  }

  /** {@code float(value)}. */
  public static double toFloat(@Nullable Object value) {
    return switch (value) {
      case Boolean b -> b ? 1.0 : 0.0;
      case Long n -> n;
      case Double d -> d;
      case BigDecimal d -> d.doubleValue();
      case BigInteger i -> {
        double d = i.doubleValue();
        if (Double.isInfinite(d)) {
          throw PyException.overflow("int too large to convert to float");
        }
        yield d;
      }
      case String text -> parseFloat(text, text);
      case PyText text -> parseFloat(text.text(), text);
      case Undefined undefined -> throw undefined.error();
      case null, default ->
          throw PyException.type(
              "float() argument must be a string or a real number, not '"
                  + Types.shown(value)
                  + "'");
    };
  }

  private static double parseFloat(String text, Object shown) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    boolean negative = number.startsWith("-");
    String unsigned = negative || number.startsWith("+") ? number.substring(1) : number;
    switch (unsigned) {
      case "inf", "infinity" -> {
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {
        if (!isDecimal(unsigned)) {
          throw PyException.value("could not convert string to float: " + Texts.repr(shown));
        }
        double value = Double.parseDouble(unsigned.replace("_", ""));
        return negative ? -value : value;
      }
    }
  }

  private static boolean isDecimal(String text) {
    int exponent = text.indexOf('e');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    if (exponent >= 0) {
      String power = text.substring(exponent + 1);
      power = power.startsWith("-") || power.startsWith("+") ? power.substring(1) : power;
      if (!isDigits(power, 10)) {
        return false;
      }
    }
    int dot = mantissa.indexOf('.');
    if (dot < 0) {
      return isDigits(mantissa, 10);
    }
    String whole = mantissa.substring(0, dot);
    String fraction = mantissa.substring(dot + 1);
    return (whole.isEmpty() || isDigits(whole, 10))
        && (fraction.isEmpty() || isDigits(fraction, 10))
        && !(whole.isEmpty() && fraction.isEmpty());
  }
}
