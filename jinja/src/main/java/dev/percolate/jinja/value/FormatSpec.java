package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Python's format specification: {@code [[fill]align][sign][z][#][0][width][group][.prec][type]}.
 */
public final class FormatSpec {
  int fill = ' ';
  char align;
  char sign = '-';
  boolean signGiven;
  boolean negativeZero;
  boolean alternate;
  int width = -1;
  char group;
  int precision = -1;
  char type;
  String typeName = "";

  private FormatSpec() {}

  /** Appends {@code format(value, spec)}. */
  public static void append(StringBuilder out, @Nullable Object value, String spec) {
    if (spec.isEmpty()) {
      Texts.appendStr(out, value);
      return;
    }
    switch (value) {
      case String text -> NumberLayout.text(out, text, parse(spec, "str", '<'));
      case Long n -> ofInt(out, BigInteger.valueOf(n), parse(spec, "int", '>'));
      case Boolean b -> ofInt(out, Numbers.big(b), parse(spec, "bool", '>'));
      case BigInteger i -> ofInt(out, i, parse(spec, "int", '>'));
      case Double d -> NumberLayout.floating(out, d, parse(spec, "float", '>'));
      case Markup m -> NumberLayout.text(out, m.text(), parse(spec, "Markup", '<'));
      case BigDecimal d -> NumberLayout.decimal(out, d, parseDecimal(spec));
      case null -> throw unsupported(null);
      case List<?> _ -> throw unsupported(value);
      case Map<?, ?> _ -> throw unsupported(value);
      case Set<?> _ -> throw unsupported(value);
      case PyObject _ -> throw unsupported(value);
      case byte[] _ -> throw unsupported(value);
      default -> {
        if (!DateFormat.append(out, value, spec)) {
          throw unsupported(value);
        }
      }
    }
  }

  private static PyException unsupported(@Nullable Object value) {
    return PyException.type(
        "unsupported format string passed to " + Types.shown(value) + ".__format__");
  }

  private static void ofInt(StringBuilder out, BigInteger value, FormatSpec spec) {
    if (spec.type != 0 && "eEfFgG%".indexOf(spec.type) >= 0) {
      NumberLayout.floating(out, Numbers.toDouble(value), spec);
    } else {
      NumberLayout.integer(out, value, spec);
    }
  }

  private static FormatSpec parseDecimal(String spec) {
    try {
      return parse(spec, "Decimal", '>');
    } catch (PyException e) {
      throw PyException.value("invalid format string");
    }
  }

  private static FormatSpec parse(String text, String typeName, char defaultAlign) {
    FormatSpec spec = new FormatSpec();
    spec.typeName = typeName;
    int[] points = text.codePoints().toArray();
    int i = 0;
    int n = points.length;
    if (n >= 2 && isAlign(points[1])) {
      spec.fill = points[0];
      spec.align = (char) points[1];
      i = 2;
    } else if (n >= 1 && isAlign(points[0])) {
      spec.align = (char) points[0];
      i = 1;
    }
    boolean filled = i == 2;
    if (i < n && (points[i] == '+' || points[i] == '-' || points[i] == ' ')) {
      spec.sign = (char) points[i++];
      spec.signGiven = true;
    }
    if (i < n && points[i] == 'z') {
      spec.negativeZero = true;
      i++;
    }
    if (i < n && points[i] == '#') {
      spec.alternate = true;
      i++;
    }
    if (!filled && i < n && points[i] == '0') {
      spec.fill = '0';
      if (spec.align == 0 && defaultAlign == '>') {
        spec.align = '=';
      }
      i++;
    }
    int start = i;
    i = digits(points, i);
    if (i > start) {
      spec.width = number(points, start, i);
    }
    i = spec.grouping(points, i);
    if (i < n && points[i] == '.') {
      start = ++i;
      i = digits(points, i);
      if (i == start) {
        throw PyException.value("Format specifier missing precision");
      }
      spec.precision = number(points, start, i);
    }
    if (n - i > 1) {
      throw PyException.value(
          "Invalid format specifier '" + text + "' for object of type '" + typeName + "'");
    }
    if (i < n) {
      spec.type = (char) points[i];
    }
    if (spec.align == 0) {
      spec.align = defaultAlign;
    }
    Sizes.check(spec.width);
    spec.checkGrouping();
    return spec;
  }

  private int grouping(int[] points, int start) {
    int i = start;
    while (i < points.length && (points[i] == ',' || points[i] == '_')) {
      if (group != 0) {
        throw PyException.value(
            group == '_' && points[i] == '_'
                ? "Cannot specify '_' with '_'."
                : group == points[i]
                    ? "Cannot specify ',' with ','."
                    : "Cannot specify both ',' and '_'.");
      }
      group = (char) points[i++];
    }
    return i;
  }

  private void checkGrouping() {
    if (group == 0 || type == 0 || "deEfFgG%".indexOf(type) >= 0) {
      return;
    }
    if (group == '_' && "boxX".indexOf(type) >= 0) {
      return;
    }
    throw PyException.value("Cannot specify '" + group + "' with '" + type + "'.");
  }

  private static int digits(int[] points, int start) {
    int i = start;
    while (i < points.length && points[i] >= '0' && points[i] <= '9') {
      i++;
    }
    return i;
  }

  private static int number(int[] points, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + points[i] - '0';
      if (number > Integer.MAX_VALUE) {
        throw PyException.value("Too many decimal digits in format string");
      }
    }
    return (int) number;
  }

  private static boolean isAlign(int point) {
    return point == '<' || point == '>' || point == '=' || point == '^';
  }
}
