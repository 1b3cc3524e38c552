package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The {@code e}, {@code f} and {@code g} forms of a number, as Python writes them. */
final class FloatFormat {
  private FloatFormat() {}

  /** The text, with a minus sign for negative numbers and -0.0. */
  static String format(double value, char type, int precision, boolean alternate) {
    Sizes.check(precision);
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    String text;
    if (Double.isNaN(value)) {
      text = "nan";
      negative = false;
    } else if (Double.isInfinite(value)) {
      text = "inf";
    } else {
      text =
          format(
              new BigDecimal(Math.abs(value)), Character.toLowerCase(type), precision, alternate);
    }
    if (Character.isUpperCase(type)) {
      text = text.toUpperCase(Locale.ROOT);
    }
    return negative ? "-" + text : text;
  }

  /** The text of a number that is not negative; {@code type} is e, f or g. */
  static String format(BigDecimal value, char type, int precision, boolean alternate) {
    return switch (type) {
      case 'e' -> scientific(value, precision, alternate);
      case 'f' -> {
        String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        yield alternate && precision == 0 ? text + "." : text;
      }
      default -> general(value, Math.max(1, precision), alternate);
    };
  }

  private static String scientific(BigDecimal value, int precision, boolean alternate) {
    BigDecimal rounded =
        value.signum() == 0
            ? BigDecimal.ZERO
            : value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = value.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
    StringBuilder out = new StringBuilder();
    out.append(digits.charAt(0));
    if (precision > 0 || alternate) {
      out.append('.');
    }
    String rest = digits.substring(1);
    out.append(rest.length() > precision ? rest.substring(0, precision) : rest);
    out.repeat('0', Math.max(0, precision - rest.length()));
    Floats.appendExponent(out, exponent);
    return out.toString();
  }

  private static String general(BigDecimal value, int precision, boolean alternate) {
    if (value.signum() == 0) {
      return alternate ? "0." + "0".repeat(precision - 1) : "0";
    }
    BigDecimal rounded = value.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - 1 - rounded.scale();
    String text;
    if (exponent < -4 || exponent >= precision) {
      text = scientific(value, precision - 1, alternate);
    } else {
      text = rounded.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
    }
    if (alternate) {
      return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + "." : text;
    }
    return stripZeros(text);
  }

  /** The text without zeros, and then a point, at the end of its fraction. */
  static String stripZeros(String text) {
    int e = text.indexOf('e');
    int end = e < 0 ? text.length() : e;
    int cut = end;
    if (text.lastIndexOf('.', end - 1) >= 0) {
      while (text.charAt(cut - 1) == '0') {
        cut--;
      }
      if (text.charAt(cut - 1) == '.') {
        cut--;
      }
    }
    return text.substring(0, cut) + text.substring(end);
  }
}
