package dev.percolate.bench.jinja;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.MacroDefinition;
import dev.percolate.jinja.value.PyCallable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the templates see: the same names and values as in {@code engines.py}. */
final class Names {
  private Names() {}

  /** Names with the macros of the library, as functions. */
  static Globals withLibrary(Environment environment, String library) {
    Map<String, @Nullable Object> names = values();
    Globals inner = Globals.of(names);
    for (MacroDefinition macro : environment.parse(library, "library").macros().values()) {
      names.put(macro.name(), macro.bind(inner));
    }
    return inner;
  }

  private static Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put(
        "ref",
        (PyCallable)
            args -> "\"db\".\"analytics\".\"" + args.at(args.positionalCount() - 1) + "\"");
    names.put(
        "source", (PyCallable) args -> "\"db\".\"" + args.at(0) + "\".\"" + args.at(1) + "\"");
    names.put("config", (PyCallable) args -> "");
    Map<String, @Nullable Object> vars = dict("start_date", "2020-01-01", "raw_rows", 40L);
    names.put(
        "var",
        (PyCallable)
            args -> {
              Object value = vars.get(args.at(0));
              return value == null ? args.get(1, "default", null) : value;
            });
    names.put("is_incremental", (PyCallable) args -> false);
    names.put("target", dict("name", "dev", "schema", "analytics"));
    names.put("this", "\"db\".\"analytics\".\"this_model\"");
    names.put("names", List.of("alpha", "beta", "gamma", "delta", "alpha"));
    names.put(
        "items",
        List.of(
            dict("name", "one", "active", true, "n", 3L),
            dict("name", "two", "active", false, "n", 5L),
            dict("name", "three", "active", true, "n", 11L)));
    names.put("number", 42L);
    names.put("options", dict("schema", "analytics", "table", "orders", "rows", 12L));
    return names;
  }

  private static Map<String, @Nullable Object> dict(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
