package dev.percolate.jinja.value;

/** Arithmetic of Python floats. */
final class FloatArithmetic {
  private FloatArithmetic() {}

  static Object apply(Arithmetic.Op op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> b == 0 ? zero("float division by zero") : (Object) (a / b);
      case FLOOR_DIV -> b == 0 ? zero("float floor division by zero") : (Object) floorDivide(a, b);
      case MOD -> b == 0 ? zero("float modulo") : (Object) modulo(a, b);
      case POW -> power(a, b);
    };
  }

  private static Object zero(String message) {
    throw new PyException(PyException.Kind.ZERO_DIVISION_ERROR, message);
  }

  static double modulo(double a, double b) {
    double rest = a % b;
    if (rest != 0) {
      return rest < 0 != b < 0 ? rest + b : rest;
    }
    return Math.copySign(0.0, b);
  }

  private static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && rest < 0 != b < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static Object power(double a, double b) {
    if (a == 0 && b < 0) {
      return zero("0.0 cannot be raised to a negative power");
    }
    if (a == 1 || b == 0) {
      return 1.0;
    }
    if (a < 0 && b != Math.rint(b) && !Double.isInfinite(a)) {
      throw PyException.type("complex numbers are not supported");
    }
    if (a == -1 && Double.isInfinite(b)) {
      return 1.0;
    }
    double result = Math.pow(a, b);
    if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
      throw PyException.overflow("(34, 'Numerical result out of range')");
    }
    return result;
  }
}
