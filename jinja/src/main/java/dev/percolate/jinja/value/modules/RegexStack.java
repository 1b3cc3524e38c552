package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/**
 * Runs a search again on a large stack when it overflows. Java's matcher recurses once per
 * character for patterns such as {@code (?:a|b)*}; Python's does not, so long texts must work.
 */
final class RegexStack {
  private static final long LARGE = 1L << 30;

  private RegexStack() {}

  /** The result of {@code search}, which can be run twice. */
  static boolean run(BooleanSupplier search) {
    try {
      return search.getAsBoolean();
    } catch (StackOverflowError e) {
      return onLargeStack(search);
    }
  }

  private static boolean onLargeStack(BooleanSupplier search) {
    FutureTask<Boolean> task = new FutureTask<>(search::getAsBoolean);
    try {
      new Thread(null, task, "regex", LARGE).start();
      return task.get();
    } catch (OutOfMemoryError e) {
      throw tooDeep();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while matching a pattern", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PyException ended) {
        throw ended;
      }
      if (e.getCause() instanceof StackOverflowError) {
        throw tooDeep();
      }
      throw new IllegalStateException("cannot match a pattern", e);
    }
  }

  private static PyException tooDeep() {
    return new PyException(
        PyException.Kind.REGEX_ERROR, "the pattern needs too many nested steps on this text");
  }
}
