package dev.percolate.parser.internal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work came to that was done ahead of its turn: {@link Parallel#ahead}.
 *
 * @param values in their order
 * @param failure what it ended in, or null
 */
public record Held<R>(List<R> values, @Nullable RuntimeException failure) {

  /** Hands the values on and throws the failure, as if the work were done only now. */
  public void give(Consumer<? super R> taker) {
    values.forEach(taker);
    if (failure != null) {
      throw failure;
    }
  }
}
