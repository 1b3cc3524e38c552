package dev.percolate.cli.internal.options;

import org.jspecify.annotations.Nullable;

/** A command line that cannot be understood. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable CommandSpec command;

  UsageException(@Nullable CommandSpec command, String message) {
    super(message);
    this.command = command;
  }

  /** An error that is told without the usage line. */
  static UsageException bare(String message) {
    return new UsageException(null, message);
  }

  /** The command whose usage line is shown, or null for none. */
  public @Nullable CommandSpec command() {
    return command;
  }
}
