package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code format % values}. */
final class PercentFormat {
  private final String format;
  private final @Nullable Object values;
  private final StringBuilder out = new StringBuilder();
  private int position;
  private int used;

  private final boolean escapes;

  private PercentFormat(String format, @Nullable Object values, boolean escapes) {
    this.escapes = escapes;
    this.format = format;
    this.values = values;
  }

  static String format(String format, @Nullable Object values) {
    return new PercentFormat(format, values, false).run();
  }

  /** {@code markup % values}: the values are escaped. */
  static Markup escaping(Markup format, @Nullable Object values) {
    boolean indexed =
        values instanceof PyTuple
            || values instanceof List<?>
            || values instanceof Map<?, ?>
            || values instanceof PyRange
            || values instanceof Undefined;
    Object given = indexed ? values : PyTuple.wrap(new @Nullable Object[] {values});
    return Markup.of(new PercentFormat(format.text(), given, true).run());
  }

  private String run() {
    int length = format.length();
    while (position < length) {
      int percent = format.indexOf('%', position);
      if (percent < 0) {
        percent = length;
      }
      out.append(format, position, percent);
      position = percent + 1;
      if (percent < length) {
        directive();
      }
    }
    boolean all = values instanceof PyTuple tuple ? used >= tuple.size() : used > 0;
    if (!all && !isMapping()) {
      throw PyException.type("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private boolean isMapping() {
    return !(values instanceof PyTuple)
        && !(Markup.plain(values) instanceof String)
        && !(values instanceof DictView)
        && (values instanceof Map<?, ?> || values instanceof List<?> || values instanceof PyObject);
  }

  private char peek() {
    if (position >= format.length()) {
      throw PyException.value("incomplete format");
    }
    return format.charAt(position);
  }

  private void directive() {
    if (peek() == '%') {
      out.append('%');
      position++;
      return;
    }
    Object keyed = Missing.MISSING;
    if (peek() == '(') {
      keyed = keyedValue();
    }
    Layout layout = new Layout();
    while ("-+ #0".indexOf(peek()) >= 0) {
      layout.flag(format.charAt(position++));
    }
    layout.width = number("width");
    if (layout.width < 0) {
      layout.left = true;
      layout.width = -layout.width;
    }
    if (peek() == '.') {
      position++;
      layout.precision = Math.max(0, number("precision"));
    }
    if ("hlL".indexOf(peek()) >= 0) {
      position++;
    }
    peek();
    int at = position;
    int type = format.codePointAt(at);
    position += Character.charCount(type);
    Object value = keyed == Missing.MISSING ? next() : keyed;
    convert(type, value, layout, format.codePointCount(0, at));
  }

  private @Nullable Object keyedValue() {
    if (!isMapping()) {
      throw PyException.type("format requires a mapping");
    }
    int start = ++position;
    int depth = 1;
    while (depth > 0) {
      if (position >= format.length()) {
        throw PyException.value("incomplete format key");
      }
      char c = format.charAt(position++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    used++;
    return Items.get(values, format.substring(start, position - 1));
  }

  private int number(String what) {
    if (peek() == '*') {
      position++;
      Object value = next();
      if (!Numbers.isInt(value) || escapes) {
        throw PyException.type("* wants int");
      }
      if (value instanceof BigInteger) {
        throw PyException.overflow("Python int too large to convert to C ssize_t");
      }
      return Numbers.index(value);
    }
    long number = 0;
    while (Character.isDigit(peek())) {
      number = number * 10 + Character.digit(format.charAt(position++), 10);
      if (number > Integer.MAX_VALUE) {
        throw PyException.value(what + " too big");
      }
    }
    return (int) number;
  }

  private @Nullable Object next() {
    if (values instanceof PyTuple tuple) {
      if (used >= tuple.size()) {
        throw PyException.type("not enough arguments for format string");
      }
      return tuple.get(used++);
    }
    if (used > 0) {
      throw PyException.type("not enough arguments for format string");
    }
    used++;
    return values;
  }

  private void convert(int type, @Nullable Object value, Layout layout, int index) {
    switch (type) {
      case 's' -> text(escapes ? Markup.escape(value).text() : Texts.str(value), layout);
      case 'r' -> text(escaped(Texts.repr(value)), layout);
      case 'a' -> text(AsciiRepr.ofText(escaped(Texts.repr(value))), layout);
      case 'c' -> text(character(value), layout);
      case 'd', 'i', 'u' ->
          layout.number(out, Sizes.decimal(integer(converted(value, (char) type), type)), "");
      case 'x', 'X', 'o' -> radix(type, value, layout);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(type, value, layout);
      default ->
          throw PyException.value(
              "unsupported format character '"
                  + (type > 31 && type < 127 ? (char) type : '?')
                  + "' (0x"
                  + Integer.toHexString(type)
                  + ") at index "
                  + index);
    }
  }

  private void text(String text, Layout layout) {
    int length = Strings.length(text);
    if (layout.precision >= 0 && layout.precision < length) {
      text = text.substring(0, text.offsetByCodePoints(0, layout.precision));
    }
    layout.padded(out, text);
  }

  /** Markup wraps its values in something that converts even texts to numbers. */
  private @Nullable Object converted(@Nullable Object value, char type) {
    if (!escapes) {
      return value;
    }
    try {
      return Markup.plain(value) instanceof String text
          ? PythonNumbers.parseInt(text, 10)
          : PythonNumbers.toInt(value);
    } catch (PyException e) {
      throw e.kind() == PyException.Kind.TYPE_ERROR
          ? PyException.type(
              "%" + type + " format: a real number is required, not _MarkupEscapeHelper")
          : e;
    }
  }

  private String escaped(String text) {
    return escapes ? Markup.escaped(text) : text;
  }

  private String character(@Nullable Object value) {
    if (escapes) {
      throw PyException.type("%c requires int or char");
    }
    if (Markup.plain(value) instanceof String text && Strings.length(text) == 1) {
      return text;
    }
    if (value instanceof Boolean b) {
      return b ? "\u0001" : "\u0000";
    }
    if (value instanceof Long n) {
      if (n < 0 || n > Character.MAX_CODE_POINT) {
        throw PyException.overflow("%c arg not in range(0x110000)");
      }
      return Character.toString((int) (long) n);
    }
    throw value instanceof BigInteger
        ? PyException.overflow("%c arg not in range(0x110000)")
        : PyException.type("%c requires int or char");
  }

  private static BigInteger integer(@Nullable Object value, int type) {
    if (value != null && Numbers.isInt(value)) {
      return Numbers.big(value);
    }
    boolean decimal = "diu".indexOf(type) >= 0;
    if (decimal && value instanceof Double d) {
      if (d.isNaN() || d.isInfinite()) {
        throw d.isNaN()
            ? PyException.value("cannot convert float NaN to integer")
            : PyException.overflow("cannot convert float infinity to integer");
      }
      return new BigDecimal(d).toBigInteger();
    }
    if (decimal && value instanceof BigDecimal d) {
      return d.toBigInteger();
    }
    if (decimal && value instanceof Undefined u) {
      throw u.error();
    }
    throw PyException.type(
        "%"
            + (char) type
            + (decimal
                ? " format: a real number is required, not "
                : " format: an integer is required, not ")
            + Types.name(value));
  }

  private void radix(int type, @Nullable Object value, Layout layout) {
    if (escapes) {
      throw PyException.type(
          "%" + (char) type + " format: an integer is required, not _MarkupEscapeHelper");
    }
    BigInteger number = integer(value, type);
    String digits = number.toString(type == 'o' ? 8 : 16);
    String prefix = type == 'o' ? "0o" : "0x";
    if (type == 'X') {
      digits = digits.toUpperCase(java.util.Locale.ROOT);
      prefix = "0X";
    }
    layout.number(out, digits, layout.alternate ? prefix : "");
  }

  private void floating(int type, @Nullable Object given, Layout layout) {
    Object value = escapes ? (Object) PythonNumbers.toFloat(given) : given;
    if (value instanceof Undefined u) {
      throw u.error();
    }
    if (!Comparison.isNumber(value) || value == null) {
      throw PyException.type("must be real number, not " + Types.shown(value));
    }
    double number = value instanceof BigDecimal d ? d.doubleValue() : Numbers.toDouble(value);
    int precision = layout.precision < 0 ? 6 : layout.precision;
    String text = FloatFormat.format(number, (char) type, precision, layout.alternate);
    layout.number(out, text, "");
  }

  /** The flags, width and precision of one directive. */
  private static final class Layout {
    private boolean left;
    private boolean plus;
    private boolean space;
    private boolean alternate;
    private boolean zero;
    private int width;
    private int precision = -1;

    void flag(char c) {
      switch (c) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> space = true;
        case '#' -> alternate = true;
        default -> zero = true;
      }
    }

    void padded(StringBuilder out, String text) {
      int fill = Math.max(0, width - Strings.length(text));
      Sizes.check((long) out.length() + fill);
      if (!left) {
        out.repeat(' ', fill);
      }
      out.append(text);
      if (left) {
        out.repeat(' ', fill);
      }
    }

    /** Writes a number whose text may begin with a minus sign. */
    void number(StringBuilder out, String text, String prefix) {
      String sign = text.startsWith("-") ? "-" : plus ? "+" : space ? " " : "";
      String digits = text.startsWith("-") ? text.substring(1) : text;
      Sizes.check(Math.max(width, precision));
      boolean isInteger = digits.indexOf('.') < 0 && digits.indexOf('e') < 0;
      if (isInteger && precision > digits.length()) {
        digits = "0".repeat(precision - digits.length()) + digits;
      }
      int length = sign.length() + prefix.length() + digits.length();
      if (zero && !left && length < width) {
        digits = "0".repeat(width - length) + digits;
      }
      padded(out, sign + prefix + digits);
    }
  }
}
