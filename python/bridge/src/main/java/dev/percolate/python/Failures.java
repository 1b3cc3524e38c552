package dev.percolate.python;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.InvalidFieldsException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** What went wrong, in words that Python makes an exception of. */
public final class Failures {
  private Failures() {}

  /** The family of a failure and its text as dbt prints it. */
  public static String[] describe(Throwable failure) {
    return switch (failure) {
      case ProblemException e -> describe(e.problem());
      case InvalidFieldsException e -> new String[] {"FIELDS", message(e)};
      case NoSuchElementException e -> new String[] {"NO_SUCH", message(e)};
      case UncheckedIOException e -> new String[] {"IO", String.valueOf(e.getCause())};
      case IllegalArgumentException e -> new String[] {"VALUE", message(e)};
      case StackOverflowError _ -> new String[] {"RUNTIME", "Runtime Error\n  nested too deeply"};
      default -> new String[] {"INTERNAL", String.valueOf(failure)};
    };
  }

  static String[] describe(Problem problem) {
    return new String[] {problem.kind().name(), problem.describe()};
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
