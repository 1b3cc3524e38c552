package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Signature;
import org.jspecify.annotations.Nullable;

/** A filter or test with declared parameters; the value is the first. */
record SignedFilter(Signature signature, Implementation implementation) implements Filter {
  /** What it does, given a value for each parameter. */
  @FunctionalInterface
  interface Implementation {
    @Nullable Object apply(Environment environment, @Nullable Object[] arguments);
  }

  @Override
  public @Nullable Object apply(
      Environment environment, @Nullable Object value, Arguments arguments) {
    return implementation.apply(environment, signature.bind(value, arguments));
  }
}
