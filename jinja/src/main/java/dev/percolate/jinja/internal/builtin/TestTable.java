package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.DictView;
import dev.percolate.jinja.value.Hashing;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Undefined;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jinja's tests by name. */
public final class TestTable {
  private TestTable() {}

  /** The names of all tests but the operators. */
  public static List<String> names() {
    return List.of(
        ("boolean callable defined divisibleby eq equalto escaped even false filter float ge gt"
                + " greaterthan in integer iterable le lower lt lessthan mapping ne none number odd"
                + " sameas sequence string test true undefined upper")
            .split(" "));
  }

  /** A test without parameters. */
  @FunctionalInterface
  private interface Plain {
    boolean test(@Nullable Object value);
  }

  /** A test with one parameter. */
  @FunctionalInterface
  private interface Pair {
    boolean test(@Nullable Object value, @Nullable Object other);
  }

  /** The test, newly made, or null. */
  public static @Nullable Filter find(String name) {
    Filter test = plain(name);
    return test == null ? pairs(name) : test;
  }

  private static @Nullable Filter plain(String name) {
    return switch (name) {
      case "defined" -> of("test_defined", value -> !(value instanceof Undefined));
      case "undefined" -> of("test_undefined", value -> value instanceof Undefined);
      case "none" -> of("test_none", value -> value == null);
      case "boolean" -> of("test_boolean", value -> value instanceof Boolean);
      case "true" -> of("test_true", value -> value instanceof Boolean b && b);
      case "false" -> of("test_false", value -> value instanceof Boolean b && !b);
      case "integer" ->
          of("test_integer", value -> value instanceof Long || value instanceof BigInteger);
      case "float" -> of("test_float", value -> value instanceof Double);
      case "number" ->
          of("test_number", value -> value instanceof Number || value instanceof Boolean);
      case "string" -> of("test_string", value -> Markup.plain(value) instanceof String);
      case "mapping" -> of("test_mapping", TestTable::isMapping);
      case "sequence" -> of("test_sequence", TestTable::isSequence);
      case "iterable" -> of("test_iterable", Iteration::isIterable);
      case "callable" ->
          (environment, value, arguments) -> {
            if (arguments.count() != 0) {
              throw PyException.type(
                  "callable() takes exactly one argument (" + (arguments.count() + 1) + " given)");
            }
            return value instanceof PyCallable;
          };
      case "odd" -> of("test_odd", value -> Operators.eq(Operators.mod(value, 2L), 1L));
      case "even" -> of("test_even", value -> Operators.eq(Operators.mod(value, 2L), 0L));
      case "lower" -> of("test_lower", value -> isCased(value, "islower"));
      case "upper" -> of("test_upper", value -> isCased(value, "isupper"));
      case "escaped" -> of("test_escaped", value -> value instanceof Markup);
      case "filter" ->
          new SignedFilter(
              Signature.of("test_filter").method().required("value").build(),
              (environment, a) ->
                  Hashing.key(a[0]) instanceof String text && environment.filter(text) != null);
      case "test" ->
          new SignedFilter(
              Signature.of("test_test").method().required("value").build(),
              (environment, a) ->
                  Hashing.key(a[0]) instanceof String text && environment.test(text) != null);
      default -> null;
    };
  }

  private static @Nullable Filter pairs(String name) {
    return switch (name) {
      case "eq", "==", "equalto" -> pair("eq", Operators::eq);
      case "ne", "!=" -> pair("ne", Operators::ne);
      case "lt", "<", "lessthan" -> pair("lt", Operators::lt);
      case "le", "<=" -> pair("le", Operators::le);
      case "gt", ">", "greaterthan" -> pair("gt", Operators::gt);
      case "ge", ">=" -> pair("ge", Operators::ge);
      case "in" -> signedPair("test_in", "seq", (a, b) -> Operators.contains(b, a));
      case "sameas" -> signedPair("test_sameas", "other", TestTable::isSame);
      case "divisibleby" ->
          signedPair("test_divisibleby", "num", (a, b) -> Operators.eq(Operators.mod(a, b), 0L));
      default -> null;
    };
  }

  private static Filter of(String function, Plain test) {
    Signature signature = Signature.of(function).required("value").build();
    return (environment, value, arguments) -> {
      if (arguments.count() != 0) {
        Object unused = signature.bind(arguments.prepend(value));
      }
      return test.test(value);
    };
  }

  private static Filter signedPair(String function, String parameter, Pair test) {
    Signature signature = Signature.of(function).required("value", parameter).build();
    return new SignedFilter(signature, (environment, a) -> test.test(a[0], a[1]));
  }

  /** A comparison operator, which Python implements with other error texts. */
  private static Filter pair(String function, Pair test) {
    return (Environment environment, @Nullable Object value, Arguments arguments) -> {
      if (arguments.namedCount() > 0) {
        throw PyException.type("_operator." + function + "() takes no keyword arguments");
      }
      if (arguments.positionalCount() != 1) {
        throw PyException.type(
            function + " expected 2 arguments, got " + (arguments.positionalCount() + 1));
      }
      return test.test(value, arguments.at(0));
    };
  }

  private static boolean isMapping(@Nullable Object value) {
    return value instanceof Map<?, ?> || (value instanceof PyObject object && object.isMapping());
  }

  private static boolean isSequence(@Nullable Object value) {
    if (value instanceof Set<?> || value instanceof DictView) {
      return false;
    }
    try {
      return Iteration.length(value) >= 0;
    } catch (PyException e) {
      return false;
    }
  }

  private static boolean isCased(@Nullable Object value, String method) {
    return Boolean.TRUE.equals(Attributes.callMethod(Texts.str(value), method, Arguments.NONE));
  }

  /** Identity, as far as Python's small and interned values are always the same object. */
  private static boolean isSame(@Nullable Object value, @Nullable Object other) {
    return value == other
        || (value instanceof Boolean && value.equals(other))
        || (value instanceof Long && value.equals(other))
        || (value instanceof String && value.equals(other));
  }
}
