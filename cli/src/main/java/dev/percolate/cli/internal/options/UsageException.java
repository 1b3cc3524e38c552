package dev.percolate.cli.internal.options;

/** A command line that cannot be understood. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CommandSpec command;

  UsageException(CommandSpec command, String message) {
    super(message);
    this.command = command;
  }

  /** The command whose usage line is shown. */
  public CommandSpec command() {
    return command;
  }
}
