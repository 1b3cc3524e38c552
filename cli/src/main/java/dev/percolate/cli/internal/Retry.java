package dev.percolate.cli.internal;

import dev.percolate.cli.CommandResult;
import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.engine.Launch;
import dev.percolate.engine.RetryFlags;
import dev.percolate.engine.Session;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectConfig;
import dev.percolate.runner.PreviousRun;

/** The command {@code retry}: an earlier command with its flags, on what failed in it. */
final class Retry {
  private Retry() {}

  static CommandResult run(ParsedCommand command, Launch launch) {
    ProjectConfig project = Session.project(launch);
    String state = launch.flags().text("state");
    PreviousRun previous =
        PreviousRun.read(project, state == null ? project.paths().target() : state);
    Flags flags = RetryFlags.of(launch, OptionValues.typed(command), previous);
    return Commands.repeat(launch.with(flags), previous.repeat(launch.flags().is("warn_error")));
  }
}
