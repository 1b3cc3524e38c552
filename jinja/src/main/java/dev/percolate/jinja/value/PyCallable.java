package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** Something a template can call: a function, a bound method, a class. */
@FunctionalInterface
public interface PyCallable {
  /** Calls it. Raises a {@link PyException} of kind TYPE_ERROR when the arguments do not fit. */
  @Nullable Object call(Arguments args);

  /** The name for error texts and {@code repr}. */
  default String name() {
    return "function";
  }
}
