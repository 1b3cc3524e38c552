package dev.percolate.jinja.value.modules;

import dev.percolate.diagnostics.BugException;
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
    Thread thread = new Thread(null, task, "regex", LARGE);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BugException("interrupted while matching a pattern", e);
    } catch (ExecutionException e) {
      throw new BugException("cannot match a pattern", e);
    }
  }
}
