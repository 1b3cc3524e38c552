package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The object {@code validation}: {@code validation.any[a, b]} makes a validator. */
record ValidationObject() implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("any") ? new Any() : Missing.MISSING;
  }

  @Override
  public String typeName() {
    return "AttrDict";
  }

  /** {@code any}, which takes its choices in parentheses or in brackets. */
  private record Any() implements PyObject, PyCallable {
    @Override
    public @Nullable Object call(Arguments args) {
      return validator(args.positionals());
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return validator(key instanceof List<?> choices ? choices : List.of(key == null ? "" : key));
    }

    @Override
    public String name() {
      return "any";
    }

    private static PyCallable validator(List<? extends @Nullable Object> choices) {
      return Function.of("inner", args -> check(args[0], choices), "value");
    }

    private static @Nullable Object check(
        @Nullable Object value, List<? extends @Nullable Object> choices) {
      List<String> shown = new ArrayList<>();
      for (Object choice : choices) {
        if (Operators.eq(value, choice)) {
          return null;
        }
        shown.add(Texts.str(choice));
      }
      throw ProblemException.of(
          ProblemKind.VALIDATION,
          "Expected value \"" + Texts.str(value) + "\" to be one of " + String.join(",", shown));
    }
  }
}
