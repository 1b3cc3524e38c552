package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes text and numbers as a {@link FormatSpec} says. */
final class NumberLayout {
  private NumberLayout() {}

  static void text(StringBuilder out, String text, FormatSpec spec) {
    if (spec.group != 0 && (spec.type == 0 || spec.type == 's')) {
      throw PyException.value("Cannot specify '" + spec.group + "' with 's'.");
    }
    if (spec.type != 0 && spec.type != 's') {
      throw unknownCode(spec);
    }
    if (spec.signGiven) {
      throw PyException.value(
          spec.sign == ' '
              ? "Space not allowed in string format specifier"
              : "Sign not allowed in string format specifier");
    }
    if (spec.negativeZero) {
      throw PyException.value("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
      throw PyException.value("Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
      throw PyException.value("'=' alignment not allowed in string format specifier");
    }
    String shown = text;
    if (spec.precision >= 0 && spec.precision < Strings.length(text)) {
      shown = text.substring(0, Strings.offset(text, spec.precision));
    }
    pad(out, "", "", shown, spec);
  }

  private static PyException unknownCode(FormatSpec spec) {
    char type = spec.type;
    String shown =
        type > 32 && type < 128 ? "'" + type + "'" : "'\\x" + Integer.toHexString(type) + "'";
    return PyException.value(
        "Unknown format code " + shown + " for object of type '" + spec.typeName + "'");
  }

  static void integer(StringBuilder out, BigInteger value, FormatSpec spec) {
    if (spec.type != 0 && "bcdoxXn".indexOf(spec.type) < 0) {
      throw unknownCode(spec);
    }
    if (spec.precision >= 0) {
      throw PyException.value("Precision not allowed in integer format specifier");
    }
    if (spec.negativeZero) {
      throw PyException.value(
          "Negative zero coercion (z) not allowed in format specifier with integer format code '"
              + (spec.type == 0 ? 'd' : spec.type)
              + "'");
    }
    if (spec.type == 'c') {
      character(out, value, spec);
      return;
    }
    BigInteger size = value.abs();
    String digits =
        switch (spec.type) {
          case 0, 'd', 'n' -> Sizes.decimal(size);
          case 'b' -> size.toString(2);
          case 'o' -> size.toString(8);
          case 'x' -> size.toString(16);
          case 'X' -> size.toString(16).toUpperCase(Locale.ROOT);
          default -> throw unknownCode(spec);
        };
    boolean radix = "boxX".indexOf(spec.type) >= 0 && spec.type != 0;
    String prefix = spec.alternate && radix ? "0" + spec.type : "";
    number(out, sign(value.signum() < 0, spec), prefix, digits, "", radix ? 4 : 3, spec);
  }

  private static void character(StringBuilder out, BigInteger value, FormatSpec spec) {
    if (spec.signGiven) {
      throw PyException.value("Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate) {
      throw PyException.value("Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (value.signum() < 0 || value.bitLength() > 21) {
      throw PyException.overflow("%c arg not in range(0x110000)");
    }
    pad(out, "", "", Character.toString(value.intValue()), spec);
  }

  static void floating(StringBuilder out, double value, FormatSpec spec) {
    String text;
    switch (spec.type) {
      case 0 -> text = shortest(value, spec);
      case 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> {
        char type = spec.type == 'n' ? 'g' : spec.type;
        int precision = spec.precision < 0 ? 6 : spec.precision;
        text = FloatFormat.format(value, type, precision, spec.alternate);
      }
      case '%' -> {
        int precision = spec.precision < 0 ? 6 : spec.precision;
        text = FloatFormat.format(value * 100, 'f', precision, spec.alternate) + "%";
      }
      default -> throw unknownCode(spec);
    }
    signed(out, text, spec);
  }

  /** A float without type: like {@code repr}, or like {@code g} with at least one decimal. */
  private static String shortest(double value, FormatSpec spec) {
    if (spec.precision < 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return Floats.repr(value);
    }
    int precision = Math.max(1, spec.precision);
    BigDecimal size = new BigDecimal(Math.abs(value));
    String text = FloatFormat.format(value, 'g', precision, spec.alternate);
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0) {
      return text;
    }
    // a whole number that fills the precision leaves no room for ".0"
    int whole = size.setScale(0, RoundingMode.HALF_EVEN).precision();
    return whole >= precision
        ? FloatFormat.stripZeros(FloatFormat.format(value, 'e', precision - 1, false))
        : text + ".0";
  }

  static void decimal(StringBuilder out, BigDecimal value, FormatSpec spec) {
    BigDecimal size = value.abs();
    String text =
        switch (spec.type) {
          case 0, 'g', 'G', 'n' -> {
            BigDecimal shown =
                spec.precision < 0
                    ? size
                    : size.round(
                        new java.math.MathContext(
                            Math.max(1, spec.precision), RoundingMode.HALF_EVEN));
            yield spec.type == 0 ? shown.toString() : shown.toString().toLowerCase(Locale.ROOT);
          }
          case 'f', 'F' ->
              (spec.precision < 0
                      ? size.setScale(Math.max(0, size.scale()))
                      : size.setScale(spec.precision, RoundingMode.HALF_EVEN))
                  .toPlainString();
          case '%' -> {
            BigDecimal hundred = size.scaleByPowerOfTen(2);
            yield (spec.precision < 0
                        ? hundred.setScale(Math.max(0, hundred.scale()))
                        : hundred.setScale(spec.precision, RoundingMode.HALF_EVEN))
                    .toPlainString()
                + "%";
          }
          case 'e', 'E' -> {
            int precision = spec.precision < 0 ? size.precision() - 1 : spec.precision;
            String shown = FloatFormat.format(size, 'e', precision, false);
            int e = shown.indexOf('e');
            String exponent = Integer.toString(Integer.parseInt(shown.substring(e + 1)));
            String tail = exponent.startsWith("-") ? exponent : "+" + exponent;
            yield shown.substring(0, e) + spec.type + tail;
          }
          default -> throw PyException.value("invalid format string");
        };
    signed(out, value.signum() < 0 ? "-" + text : text, spec);
  }

  private static void signed(StringBuilder out, String text, FormatSpec spec) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    if (negative && spec.negativeZero && isZero(digits)) {
      negative = false;
    }
    int whole = 0;
    while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) {
      whole++;
    }
    String tail = digits.substring(whole);
    number(out, sign(negative, spec), "", digits.substring(0, whole), tail, 3, spec);
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length() && digits.charAt(i) != 'e'; i++) {
      if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  private static String sign(boolean negative, FormatSpec spec) {
    return negative ? "-" : spec.sign == '-' ? "" : String.valueOf(spec.sign);
  }

  private static void number(
      StringBuilder out,
      String sign,
      String prefix,
      String digits,
      String tail,
      int groupSize,
      FormatSpec spec) {
    String whole = digits;
    if (spec.group != 0) {
      int least =
          spec.align == '=' && spec.fill == '0'
              ? spec.width - sign.length() - prefix.length() - tail.length()
              : 0;
      whole = grouped(digits, groupSize, spec.group, least);
    }
    pad(out, sign, prefix, whole + tail, spec);
  }

  /** Groups digits, adding zeros in front until the text has at least {@code least} characters. */
  private static String grouped(String digits, int size, char separator, int least) {
    StringBuilder reversed = new StringBuilder();
    int count = 0;
    for (int i = digits.length() - 1; i >= 0 || reversed.length() < least; i--) {
      if (count > 0 && count % size == 0) {
        reversed.append(separator);
      }
      reversed.append(i >= 0 ? digits.charAt(i) : '0');
      count++;
    }
    return reversed.reverse().toString();
  }

  private static void pad(
      StringBuilder out, String sign, String prefix, String body, FormatSpec spec) {
    int length = sign.length() + prefix.length() + Strings.length(body);
    int padding = Math.max(0, spec.width - length);
    int left =
        switch (spec.align) {
          case '<', '=' -> 0;
          case '>' -> padding;
          default -> padding / 2;
        };
    out.repeat(spec.fill, left);
    out.append(sign).append(prefix);
    if (spec.align == '=') {
      out.repeat(spec.fill, padding);
    }
    out.append(body);
    if (spec.align != '=') {
      out.repeat(spec.fill, padding - left);
    }
  }
}
