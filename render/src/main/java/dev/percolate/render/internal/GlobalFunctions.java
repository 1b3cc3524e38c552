package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyIterator;
import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.project.Md5;
import dev.percolate.project.YamlReader;
import dev.percolate.project.YamlWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The global functions that depend on nothing but their arguments. */
final class GlobalFunctions {
  private GlobalFunctions() {}

  private static Function giveBack() {
    return Function.of(
            "return",
            args -> {
              throw new ReturnSignal(args[0]);
            },
            "data")
        .shownAs("BaseContext._return");
  }

  /** The function of a name, or null. */
  static @Nullable PyCallable named(String name) {
    PyCallable found = found(name);
    return found instanceof Function function
        ? function.shownAs("BaseContext." + (name.equals("set") ? "_set" : name))
        : found;
  }

  private static @Nullable PyCallable found(String name) {
    return switch (name) {
      case "return" -> (MarkupCallable) giveBack()::call;
      case "fromjson" -> Function.of(1, name, args -> fromJson(args), "string", "default");
      case "tojson" -> Function.of(1, name, args -> toJson(args), "value", "default", "sort_keys");
      case "fromyaml" -> Function.of(1, name, args -> fromYaml(args), "value", "default");
      case "toyaml" -> Function.of(1, name, args -> toYaml(args), "value", "default", "sort_keys");
      case "set" -> Function.of(1, name, args -> set(args), "value", "default");
      case "set_strict" -> Function.of(name, args -> setStrict(args[0]), "value");
      case "zip" -> args -> zip(args.positionals(), given(args, "default"), false);
      case "zip_strict" -> args -> zip(args.positionals(), null, true);
      case "diff_of_two_dicts" ->
          Function.of(name, args -> difference(args[0], args[1]), "dict_a", "dict_b");
      case "local_md5" -> Function.of(name, args -> Md5.hex(Texts.str(args[0])), "value");
      // dbt 1.12: without a tracing exporter both ids are zero
      case "otel_trace_id" -> Function.of(name, _ -> "0".repeat(32));
      case "otel_span_id" -> Function.of(name, _ -> "0".repeat(16));
      default -> null;
    };
  }

  private static @Nullable Object given(Arguments args, String name) {
    Object value = args.named(name);
    return value == Missing.MISSING ? null : value;
  }

  private static @Nullable Object fromJson(@Nullable Object[] args) {
    try {
      return Json.loads(args[0]);
    } catch (PyException e) {
      if (e.kind().isValue()) {
        return args[1];
      }
      throw e;
    }
  }

  private static @Nullable Object toJson(@Nullable Object[] args) {
    try {
      return Json.dumps(args[0], Truth.test(args[2]));
    } catch (PyException e) {
      if (e.kind().isValue()) {
        return args[1];
      }
      throw e;
    }
  }

  private static @Nullable Object fromYaml(@Nullable Object[] args) {
    if (!(args[0] instanceof String text)) {
      return args[1];
    }
    try {
      return YamlReader.value(text);
    } catch (ProblemException e) {
      return args[1];
    }
  }

  private static @Nullable Object toYaml(@Nullable Object[] args) {
    try {
      return YamlWriter.write(Wrapping.unwrap(args[0]), Truth.test(args[2]));
    } catch (ProblemException | IllegalArgumentException e) {
      return args[1];
    }
  }

  private static @Nullable Object set(@Nullable Object[] args) {
    try {
      return toSet(args[0]);
    } catch (PyException e) {
      if (e.kind() == PyException.Kind.TYPE_ERROR) {
        return args[1];
      }
      throw e;
    }
  }

  private static Object setStrict(@Nullable Object value) {
    try {
      return toSet(value);
    } catch (PyException e) {
      throw e.kind() == PyException.Kind.TYPE_ERROR ? ProblemException.compilation(e.message()) : e;
    }
  }

  private static PySet toSet(@Nullable Object value) {
    PySet set = new PySet();
    Iterator<@Nullable Object> each = Iteration.iterate(value);
    while (each.hasNext()) {
      set.add(each.next());
    }
    return set;
  }

  private static @Nullable Object zip(
      List<? extends @Nullable Object> iterables, @Nullable Object fallback, boolean strict) {
    List<Iterator<@Nullable Object>> each = new ArrayList<>();
    for (int i = 0; i < iterables.size(); i++) {
      if (!Iteration.isIterable(iterables.get(i))) {
        if (strict) {
          throw ProblemException.compilation(
              "'" + Types.name(iterables.get(i)) + "' object is not iterable");
        }
        return fallback;
      }
      each.add(Iteration.iterate(iterables.get(i)));
    }
    List<@Nullable Object> tuples = new ArrayList<>();
    while (!each.isEmpty() && each.stream().allMatch(Iterator::hasNext)) {
      tuples.add(PyTuple.wrap(each.stream().map(Iterator::next).toArray()));
    }
    return new PyIterator("zip", tuples.iterator());
  }

  private static Map<@Nullable Object, @Nullable Object> difference(
      @Nullable Object first, @Nullable Object second) {
    Map<String, List<String>> lowered = new LinkedHashMap<>();
    entries(second).forEach((key, values) -> lowered.put(lower(key), lowerAll(values)));
    Map<@Nullable Object, @Nullable Object> difference = new LinkedHashMap<>();
    entries(first)
        .forEach(
            (key, values) -> {
              List<String> known = lowered.get(lower(key));
              if (known == null) {
                difference.put(key, values);
                return;
              }
              List<@Nullable Object> more = new ArrayList<>();
              for (Object value : Iteration.toList(values)) {
                if (!known.contains(lower(value))) {
                  more.add(value);
                }
              }
              if (!more.isEmpty()) {
                difference.put(key, more);
              }
            });
    return difference;
  }

  private static Map<?, ?> entries(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new PyException(
        PyException.Kind.ATTRIBUTE_ERROR,
        "'" + Types.name(value) + "' object has no attribute 'items'");
  }

  private static List<String> lowerAll(@Nullable Object values) {
    List<String> lowered = new ArrayList<>();
    for (Object value : Iteration.toList(values)) {
      lowered.add(lower(value));
    }
    return lowered;
  }

  private static String lower(@Nullable Object value) {
    return Texts.str(value).toLowerCase(Locale.ROOT);
  }
}
