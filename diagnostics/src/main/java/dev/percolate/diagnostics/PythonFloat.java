package dev.percolate.diagnostics;

/** Text of floats as Python writes them. */
public final class PythonFloat {
  private PythonFloat() {}

  /** {@code json.dumps(number)}: {@link #repr}, but {@code NaN} and {@code Infinity}. */
  public static String json(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return repr(number);
  }

  /** {@code repr(number)}, which is also {@code str(number)}. */
  public static String repr(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (Math.abs(number) == Double.MIN_VALUE) {
      return number < 0 ? "-5e-324" : "5e-324"; // Java keeps a second digit here
    }
    // both languages write the shortest digits that read back; only the layout differs
    String java = Double.toString(number);
    double size = Math.abs(number);
    if ((size >= 1e-3 && size < 1e7) || size == 0) {
      return java;
    }
    String sign = number < 0 ? "-" : "";
    int e = java.indexOf('E');
    String mantissa = java.substring(sign.length(), e);
    int exponent = Integer.parseInt(java.substring(e + 1));
    String digits = mantissa.charAt(0) + mantissa.substring(2);
    if (digits.endsWith("0")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    return sign + layout(digits, exponent);
  }

  private static String layout(String digits, int exponent) {
    if (exponent < -4 || exponent >= 16) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      String power = Integer.toString(Math.abs(exponent));
      return digits.charAt(0)
          + fraction
          + (exponent < 0 ? "e-" : "e+")
          + (power.length() == 1 ? "0" : "")
          + power;
    }
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }
}
