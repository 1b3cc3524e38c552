package dev.percolate.project.internal;

import dev.percolate.diagnostics.JsonText;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code var()} in configuration files: it knows the command line and vars.yml only. */
record ConfigVar(
    Map<String, @Nullable Object> vars, boolean isRequired, UnaryOperator<String> renderer)
    implements PyObject, PyCallable {

  @Override
  public @Nullable Object call(Arguments args) {
    String name = String.valueOf(args.get(0, "var_name", ""));
    if (vars.containsKey(name)) {
      Object value = vars.get(name);
      return value instanceof String text && text.indexOf('{') >= 0 ? renderer.apply(text) : value;
    }
    Object fallback = args.get(1, "default", Missing.MISSING);
    if (fallback != Missing.MISSING) {
      return fallback;
    }
    if (!isRequired) {
      return null;
    }
    throw ProblemException.compilation(
        "Required var '"
            + name
            + "' not found in config:\nVars supplied to <Configuration> = "
            + JsonText.sortedIndented(vars));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("has_var") ? (PyCallable) this::has : Missing.MISSING;
  }

  private boolean has(Arguments args) {
    return args.get(0, "var_name", "") instanceof String name && vars.containsKey(name);
  }

  @Override
  public String name() {
    return "var";
  }

  @Override
  public String typeName() {
    return "Var";
  }
}
