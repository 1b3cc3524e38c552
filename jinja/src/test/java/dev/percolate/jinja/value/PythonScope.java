package dev.percolate.jinja.value;

import dev.percolate.jinja.value.modules.DatetimeModule;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.jinja.value.modules.PytzModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that the expressions of the golden files may use. */
final class PythonScope {
  private PythonScope() {}

  static Map<String, @Nullable Object> create() {
    Map<String, @Nullable Object> scope = new LinkedHashMap<>();
    Clock clock = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);
    scope.put("datetime", new DatetimeModule(clock));
    scope.put("itertools", new ItertoolsModule());
    scope.put("pytz", new PytzModule());
    scope.put("re", new RegexModule());
    functions(scope);
    collections(scope);
    signatures(scope);
    return scope;
  }

  private static void signatures(Map<String, @Nullable Object> scope) {
    echo(scope, Signature.of("f0"));
    echo(scope, Signature.of("f1").required("x"));
    echo(scope, Signature.of("f2").required("x").optional("y", 1L));
    echo(scope, Signature.of("f3").required("x", "y", "z"));
    echo(scope, Signature.of("fv").required("x").varargs().kwargs());
    echo(scope, Signature.of("fk").required("x").keywordOnly().required("k").optional("m", 2L));
    echo(scope, Signature.of("fp").required("x").positionalOnly().optional("y", 3L));
  }

  private static void echo(Map<String, @Nullable Object> scope, Signature.Builder builder) {
    Signature signature = builder.build();
    scope.put(signature.name(), new PyFunction(signature, PyTuple::of));
  }

  private static void define(
      Map<String, @Nullable Object> scope, String name, PyCallable function) {
    scope.put(name, function);
  }

  private static void functions(Map<String, @Nullable Object> scope) {
    define(scope, "str", a -> Texts.str(a.at(0)));
    define(scope, "repr", a -> Texts.repr(a.at(0)));
    define(scope, "bool", a -> Truth.test(a.at(0)));
    define(scope, "len", a -> (long) Iteration.length(a.at(0)));
    define(scope, "Decimal", a -> new BigDecimal(Texts.str(a.at(0))));
    define(scope, "inf", a -> a.count() == 0 ? Double.POSITIVE_INFINITY : a.at(0));
    define(scope, "nan", _ -> Double.NaN);
    define(scope, "loads", a -> Json.loads(a.at(0)));
    define(
        scope,
        "dumps",
        a ->
            Json.dumps(
                a.at(0),
                Truth.test(a.get(1, "sort_keys", false)),
                (String) a.get(2, "indent", null)));
    define(scope, "U", a -> UndefinedFlavor.DEFAULT.name(Texts.str(a.at(0))));
    define(scope, "C", a -> UndefinedFlavor.CAPTURE.name(Texts.str(a.at(0))));
    define(
        scope,
        "capture",
        a -> Lookup.attribute(a.at(0), (String) a.at(1), UndefinedFlavor.CAPTURE));
    define(scope, "item", a -> Lookup.item(a.at(0), a.at(1), UndefinedFlavor.DEFAULT));
    define(
        scope,
        "format",
        a -> {
          StringBuilder out = new StringBuilder();
          FormatSpec.append(out, a.at(0), Texts.str(a.get(1, "spec", "")));
          return out.toString();
        });
    define(
        scope,
        "after",
        a -> {
          Object object = a.at(0);
          Calls.call(a.at(1), Arguments.of(object));
          return object;
        });
  }

  private static void collections(Map<String, @Nullable Object> scope) {
    define(scope, "list", a -> Iteration.toList(a.at(0)));
    define(scope, "tuple", a -> PyTuple.copyOf(Iteration.toList(a.at(0))));
    define(scope, "set", a -> a.count() == 0 ? new PySet() : new PySet(Iteration.toList(a.at(0))));
    define(scope, "frozenset", a -> PySet.frozen(Iteration.toList(a.get(0, "", PyTuple.EMPTY))));
    define(scope, "sorted", a -> Sorting.sorted(Iteration.toList(a.at(0)), null, false));
    define(
        scope,
        "dict",
        a -> {
          PyDict out = new PyDict();
          Attributes.callMethod(out, "update", a);
          return out;
        });
    define(
        scope,
        "range",
        a -> {
          long first = (Long) a.at(0);
          return a.count() == 1
              ? new PyRange(0, first, 1)
              : new PyRange(first, (Long) a.at(1), a.count() > 2 ? (Long) a.at(2) : 1);
        });
  }
}
