package dev.percolate.jinja.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's operators, with Python's result types and error texts. */
public final class Operators {
  private Operators() {}

  /** {@code a + b}. */
  public static @Nullable Object add(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String x && b instanceof String y) {
      Sizes.check((long) x.length() + y.length());
      return x.concat(y);
    }
    if (a instanceof Long x && b instanceof Long y) {
      return IntArithmetic.add(x, y);
    }
    Object result = Arithmetic.apply(Arithmetic.Op.ADD, a, b);
    if (result != Missing.MISSING) {
      return result;
    }
    if (a instanceof Markup || (b instanceof Markup && !(a instanceof List<?>))) {
      return Markup.add(a, b);
    }
    if (a instanceof List<?> x) {
      return concatenate(x, b);
    }
    if (Markup.plain(a) != a || (a instanceof String && Markup.plain(b) != b)) {
      return add(Markup.plain(a), Markup.plain(b));
    }
    if (a instanceof String) {
      throw PyException.type("can only concatenate str (not \"" + Types.shown(b) + "\") to str");
    }
    throw unsupported("+", a, b);
  }

  private static Object concatenate(List<?> a, @Nullable Object b) {
    String type = Types.name(a);
    if (!(b instanceof List<?> y) || a instanceof PyTuple != b instanceof PyTuple) {
      throw PyException.type(
          "can only concatenate " + type + " (not \"" + Types.name(b) + "\") to " + type);
    }
    List<@Nullable Object> both = new ArrayList<>(Sizes.checkElements((long) a.size() + y.size()));
    both.addAll(a);
    both.addAll(y);
    return a instanceof PyTuple ? PyTuple.wrap(both.toArray()) : both;
  }

  /** {@code a - b}. */
  public static @Nullable Object sub(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return IntArithmetic.sub(x, y);
    }
    Object result = Arithmetic.apply(Arithmetic.Op.SUB, a, b);
    if (result == Missing.MISSING) {
      result = SetAlgebra.difference(a, b);
    }
    return result == Missing.MISSING ? fail("-", a, b) : result;
  }

  /** {@code a * b}. */
  public static @Nullable Object mul(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return IntArithmetic.mul(x, y);
    }
    Object result =
        a instanceof Markup ? Missing.MISSING : Arithmetic.apply(Arithmetic.Op.MUL, a, b);
    if (result != Missing.MISSING) {
      return result;
    }
    if (a instanceof Markup || b instanceof Markup) {
      return Markup.mul(a, b);
    }
    if (isSequence(Markup.plain(a))) {
      return repeat(Markup.plain(a), b);
    }
    return isSequence(Markup.plain(b)) ? repeat(Markup.plain(b), a) : fail("*", a, b);
  }

  private static boolean isSequence(@Nullable Object value) {
    return value instanceof String || value instanceof List<?>;
  }

  private static Object repeat(@Nullable Object sequence, @Nullable Object times) {
    if (!Numbers.isInt(times)) {
      throw PyException.type(
          "can't multiply sequence by non-int of type '" + Types.shown(times) + "'");
    }
    int count = count(times, Iteration.length(sequence));
    if (sequence instanceof String text) {
      return text.repeat(count);
    }
    List<?> list = (List<?>) sequence;
    int length = list == null ? 0 : Sizes.checkElements((long) list.size() * count);
    List<@Nullable Object> out = new ArrayList<>(length);
    while (out.size() < length && list != null) {
      out.addAll(list);
    }
    return list instanceof PyTuple ? PyTuple.wrap(out.toArray()) : out;
  }

  /** How often a sequence of a size is repeated. */
  static int count(@Nullable Object times, int size) {
    int count = Math.max(0, Numbers.index(times));
    if (times instanceof BigInteger) {
      throw PyException.overflow("cannot fit 'int' into an index-sized integer");
    }
    if (size > 0 && times instanceof Long n && n > Long.MAX_VALUE / size) {
      throw PyException.overflow("repeated string is too long");
    }
    Sizes.check((long) count * size);
    return size == 0 ? 0 : count;
  }

  /** {@code a / b}. */
  public static @Nullable Object div(@Nullable Object a, @Nullable Object b) {
    Object result = Arithmetic.apply(Arithmetic.Op.DIV, a, b);
    return result == Missing.MISSING ? fail("/", a, b) : result;
  }

  /** {@code a // b}. */
  public static @Nullable Object floorDiv(@Nullable Object a, @Nullable Object b) {
    Object result = Arithmetic.apply(Arithmetic.Op.FLOOR_DIV, a, b);
    return result == Missing.MISSING ? fail("//", a, b) : result;
  }

  /** {@code a % b}, which formats when {@code a} is text. */
  public static @Nullable Object mod(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String text) {
      return PercentFormat.format(text, b);
    }
    if (a instanceof Markup markup) {
      return PercentFormat.escaping(markup, b);
    }
    if (a instanceof PyText text) {
      return PercentFormat.format(text.text(), b);
    }
    Object result = Arithmetic.apply(Arithmetic.Op.MOD, a, b);
    return result == Missing.MISSING ? fail("%", a, b) : result;
  }

  /** {@code a ** b}. */
  public static @Nullable Object pow(@Nullable Object a, @Nullable Object b) {
    Object result = Arithmetic.apply(Arithmetic.Op.POW, a, b);
    return result == Missing.MISSING ? fail("** or pow()", a, b) : result;
  }

  /** {@code -a}. */
  public static @Nullable Object neg(@Nullable Object a) {
    return Arithmetic.negate(a);
  }

  /** {@code +a}. */
  public static @Nullable Object pos(@Nullable Object a) {
    return Arithmetic.plus(a);
  }

  /** {@code a == b}. */
  public static boolean eq(@Nullable Object a, @Nullable Object b) {
    return Comparison.eq(a, b);
  }

  /** {@code a != b}. */
  public static boolean ne(@Nullable Object a, @Nullable Object b) {
    return !Comparison.eq(a, b);
  }

  /** {@code a < b}. */
  public static boolean lt(@Nullable Object a, @Nullable Object b) {
    return Comparison.order(a, b, "<");
  }

  /** {@code a <= b}. */
  public static boolean le(@Nullable Object a, @Nullable Object b) {
    return Comparison.order(a, b, "<=");
  }

  /** {@code a > b}. */
  public static boolean gt(@Nullable Object a, @Nullable Object b) {
    return Comparison.order(a, b, ">");
  }

  /** {@code a >= b}. */
  public static boolean ge(@Nullable Object a, @Nullable Object b) {
    return Comparison.order(a, b, ">=");
  }

  /** The order Python's {@code sort} uses: negative, zero or positive; asks only {@code <}. */
  public static int compare(@Nullable Object a, @Nullable Object b) {
    if (lt(a, b)) {
      return -1;
    }
    return lt(b, a) ? 1 : 0;
  }

  /** {@code item in container}. */
  public static boolean contains(@Nullable Object container, @Nullable Object item) {
    if (container instanceof String text) {
      if (Markup.plain(item) instanceof String part) {
        return text.contains(part);
      }
      throw PyException.type(
          "'in <string>' requires string as left operand, not " + Types.shown(item));
    }
    if (container instanceof Map<?, ?> map) {
      Hashing.key(item);
      return Items.find(map, item) != Missing.MISSING;
    }
    if (container instanceof PySet set) {
      return set.contains(item);
    }
    if (container instanceof PyRange range) {
      return range.contains(item);
    }
    if (container instanceof PyObject object) {
      return object.contains(item);
    }
    if (container == null) {
      throw notContainer(null);
    }
    return Comparison.containsByWalking(container, item);
  }

  static PyException notContainer(@Nullable Object container) {
    return PyException.type("argument of type '" + Types.shown(container) + "' is not iterable");
  }

  private static @Nullable Object fail(String operator, @Nullable Object a, @Nullable Object b) {
    throw unsupported(operator, a, b);
  }

  static PyException unsupported(String operator, @Nullable Object a, @Nullable Object b) {
    return PyException.type(
        "unsupported operand type(s) for "
            + operator
            + ": '"
            + Types.shown(a)
            + "' and '"
            + Types.shown(b)
            + "'");
  }
}
