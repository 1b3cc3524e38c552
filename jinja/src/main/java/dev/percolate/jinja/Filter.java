package dev.percolate.jinja;

import dev.percolate.jinja.value.Arguments;
import org.jspecify.annotations.Nullable;

/** A filter ({@code value|name(arguments)}) or a test ({@code value is name(arguments)}). */
@FunctionalInterface
public interface Filter {
  /** Applies it. Errors are {@link dev.percolate.jinja.value.PyException}s. */
  @Nullable Object apply(Environment environment, @Nullable Object value, Arguments arguments);
}
