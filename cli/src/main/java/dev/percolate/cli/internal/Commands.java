package dev.percolate.cli.internal;

import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.engine.Launch;
import dev.percolate.engine.Parsed;
import dev.percolate.engine.Session;
import dev.percolate.runner.ListCommand;
import dev.percolate.runner.NodeCommand;

/** What each command does. */
final class Commands {
  private Commands() {}

  /** Runs a command; tells whether dbt's exit code is 0 rather than 1. */
  static boolean run(ParsedCommand command, Launch launch) {
    return switch (command.command().path()) {
      case "parse" -> parse(launch);
      case "list", "ls" -> list(launch);
      case "build" -> nodes(launch, NodeCommand.Kind.BUILD);
      case "run" -> nodes(launch, NodeCommand.Kind.RUN);
      case "test" -> nodes(launch, NodeCommand.Kind.TEST);
      case "seed" -> nodes(launch, NodeCommand.Kind.SEED);
      case "snapshot" -> nodes(launch, NodeCommand.Kind.SNAPSHOT);
      default ->
          throw ProblemException.runtime(
              "The command '" + command.command().path() + "' is not there yet.");
    };
  }

  private static boolean parse(Launch launch) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = session.parse();
      launch
          .events()
          .fire(
              Event.of(
                  "I010",
                  "ParsePerfInfoPath",
                  Level.INFO,
                  "Performance info: " + session.writeTiming(parsed)));
      return true;
    }
  }

  private static boolean list(Launch launch) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = session.parse();
      for (String line : new ListCommand(parsed.environment()).lines()) {
        launch.events().fire(Event.of("Z052", "PrintEvent", Level.INFO, line));
      }
      return true;
    }
  }

  private static boolean nodes(Launch launch, NodeCommand.Kind kind) {
    try (Session session = Session.open(launch)) {
      return session.run(session.parse(), kind).isSuccess();
    }
  }
}
