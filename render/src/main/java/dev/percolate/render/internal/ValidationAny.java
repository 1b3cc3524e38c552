package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// dbt 1.12: with its choices in brackets it is undefined, fixture context_objects
/** The function {@code validation.any}, which makes a validator of its arguments. */
record ValidationAny() implements PyCallable {
  @Override
  public @Nullable Object call(Arguments args) {
    return validator(args.positionals());
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
