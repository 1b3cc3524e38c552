package dev.percolate.jinja.value;

/** Python's text of a float. */
final class Floats {
  private Floats() {}

  /** Appends the shortest text that reads back as {@code value}, as {@code repr} does. */
  static void append(StringBuilder out, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e16) {
      if (value == 0 && 1 / value < 0) {
        out.append('-');
      }
      out.append((long) value).append(".0");
    } else if (Double.isNaN(value)) {
      out.append("nan");
    } else if (Double.isInfinite(value)) {
      out.append(value < 0 ? "-inf" : "inf");
    } else {
      if (value < 0) {
        out.append('-');
      }
      Digits digits = Digits.of(Math.abs(value));
      if (digits.exponent < -4 || digits.exponent >= 16) {
        digits.appendScientific(out);
      } else {
        digits.appendPlain(out);
      }
    }
  }

  /** The text of {@code repr(value)}. */
  static String repr(double value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Shortest decimal digits {@code d.ddd} times ten to the exponent. */
  record Digits(String digits, int exponent) {
    static Digits of(double positive) {
      String text = Double.toString(positive);
      int e = text.indexOf('E');
      int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
      String mantissa = e < 0 ? text : text.substring(0, e);
      int point = mantissa.indexOf('.');
      String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
      exponent += point - 1;
      int start = 0;
      while (start < all.length() - 1 && all.charAt(start) == '0') {
        start++;
        exponent--;
      }
      int end = all.length();
      while (end > start + 1 && all.charAt(end - 1) == '0') {
        end--;
      }
      String digits = all.substring(start, end);
      return digits.length() == 2 && exponent < -300
          ? shortestTiny(digits, exponent, positive)
          : new Digits(digits, exponent);
    }

    /** Java writes at least two digits; near zero one can be enough, as in 5e-324. */
    private static Digits shortestTiny(String digits, int exponent, double value) {
      int first = digits.charAt(0) - '0' + (digits.charAt(1) >= '5' ? 1 : 0);
      if (Double.parseDouble(first + "e" + exponent) != value) {
        return new Digits(digits, exponent);
      }
      return first < 10
          ? new Digits(Integer.toString(first), exponent)
          : new Digits("1", exponent + 1);
    }

    void appendScientific(StringBuilder out) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      appendExponent(out, exponent);
    }

    void appendPlain(StringBuilder out) {
      if (exponent < 0) {
        out.append("0.");
        out.repeat('0', -exponent - 1);
        out.append(digits);
      } else if (digits.length() <= exponent + 1) {
        out.append(digits);
        out.repeat('0', exponent + 1 - digits.length());
        out.append(".0");
      } else {
        out.append(digits, 0, exponent + 1).append('.');
        out.append(digits, exponent + 1, digits.length());
      }
    }
  }

  /** Appends {@code e+05}: a sign and at least two digits. */
  static void appendExponent(StringBuilder out, int exponent) {
    out.append(exponent < 0 ? "e-" : "e+");
    int size = Math.abs(exponent);
    if (size < 10) {
      out.append('0');
    }
    out.append(size);
  }
}
