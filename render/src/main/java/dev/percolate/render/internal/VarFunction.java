package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.modules.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function {@code var} over the variables one node sees.
 *
 * @param className the Python class behind {@code dbt.context}
 * @param nodeName the name of what the template belongs to
 * @param values merged, not rendered
 * @param rendering renders a text value in the calling context; null leaves values as they are
 * @param missing gives the value of an unknown name, or fails
 */
record VarFunction(
    String className,
    String nodeName,
    Map<String, @Nullable Object> values,
    @Nullable Rendering rendering,
    Absent missing)
    implements PyObject, PyCallable {

  /** Renders a text. */
  @FunctionalInterface
  interface Rendering {
    @Nullable Object render(String template);
  }

  /** What an unknown name gives. */
  @FunctionalInterface
  interface Absent {
    @Nullable Object get(String name);
  }

  @Override
  public @Nullable Object call(Arguments args) {
    if (args.positionalCount() == 0 || args.count() > 2) {
      // says what is wrong with them
      Function.of(1, "__call__", _ -> null, "var_name", "default").boundTo(this, "Var").call(args);
    }
    Object name = args.get(0, "var_name", Missing.MISSING);
    if (name instanceof String key && values.containsKey(key)) {
      Object value = values.get(key);
      return value instanceof String text && rendering != null ? rendering.render(text) : value;
    }
    Object fallback = args.get(1, "default", Missing.MISSING);
    return fallback == Missing.MISSING ? missing.get(Texts.str(name)) : fallback;
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("node_name")) {
      return nodeName;
    }
    return name.equals("has_var")
        ? Function.of(
                name, args -> args[0] instanceof String key && values.containsKey(key), "var_name")
            .boundTo(this, "Var")
        : Missing.MISSING;
  }

  @Override
  public String name() {
    return "var";
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context." + className;
  }

  /** dbt's error for a variable nobody set. */
  static ProblemException required(
      String name, Map<String, @Nullable Object> values, String nodeName) {
    return ProblemException.compilation(
        "Required var '"
            + name
            + "' not found in config:\nVars supplied to "
            + nodeName
            + " = "
            + Json.dumps(values, true, "    "));
  }
}
