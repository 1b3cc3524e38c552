package dev.percolate.runner;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.runner.internal.SampleWindow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The option {@code --sample}. */
public final class SampleOption {
  private static final OffsetDateTime ANY_TIME =
      OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private SampleOption() {}

  /**
   * Refuses a text that names no range of time.
   *
   * @param text null when the option was not given
   * @throws ProblemException of kind USAGE
   */
  public static void check(@Nullable String text) {
    try {
      SampleWindow.of(text, ANY_TIME);
    } catch (ProblemException e) {
      String message = "Invalid value for '--sample': " + e.problem().describe();
      throw new ProblemException(Problem.of(ProblemKind.USAGE, message), e);
    }
  }
}
