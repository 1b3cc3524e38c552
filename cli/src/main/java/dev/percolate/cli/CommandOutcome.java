package dev.percolate.cli;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * How a command line ended.
 *
 * @param exitCode dbt's: 0 fine, 1 something failed, 2 could not run
 * @param result what it gave; null when it could not run
 * @param problem why it could not run; null when it could
 */
public record CommandOutcome(
    int exitCode, @Nullable CommandResult result, @Nullable Problem problem) {

  /** The end of a command that ran. */
  public static CommandOutcome of(CommandResult result) {
    return new CommandOutcome(result.isSuccess() ? 0 : 1, result, null);
  }

  /** The end of a command that could not run. */
  public static CommandOutcome failed(int exitCode, Problem problem) {
    return new CommandOutcome(exitCode, null, problem);
  }

  /** The same, of which only a text is known. */
  public static CommandOutcome failed(int exitCode, ProblemKind kind, String message) {
    return failed(exitCode, Problem.of(kind, message));
  }
}
