package dev.percolate.cli.internal;

import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.engine.Checkup;
import dev.percolate.engine.Launch;
import dev.percolate.engine.Maintenance;
import dev.percolate.engine.Parsed;
import dev.percolate.engine.Session;
import dev.percolate.project.Flags;
import dev.percolate.runner.CompileCommand;
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
      case "compile" -> compile(launch);
      case "show" -> show(launch);
      case "docs generate" -> docs(launch);
      case "run-operation" -> operation(launch);
      case "source freshness", "source snapshot-freshness" -> freshness(launch);
      case "clean" -> clean(launch);
      case "deps" -> deps(launch);
      case "debug" -> new Checkup(launch).run();
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
      checkModels(launch.flags());
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

  private static boolean compile(Launch launch) {
    try (Session session = Session.open(launch)) {
      session.compile(session.parse(), CompileCommand.Kind.COMPILE);
      return true;
    }
  }

  private static boolean show(Launch launch) {
    try (Session session = Session.open(launch)) {
      Flags flags = launch.flags();
      String direct = flags.text("inline_direct");
      if (direct != null && !direct.isEmpty()) {
        session.show(direct);
        return true;
      }
      Parsed parsed = session.parse();
      String inline = flags.text("inline");
      if (flags.list("select").isEmpty() && (inline == null || inline.isEmpty())) {
        throw ProblemException.runtime("Either --select or --inline must be passed to show");
      }
      session.compile(parsed, CompileCommand.Kind.SHOW);
      return true;
    }
  }

  private static boolean docs(Launch launch) {
    try (Session session = Session.open(launch)) {
      return session.docs(session.parse());
    }
  }

  private static boolean operation(Launch launch) {
    try (Session session = Session.open(launch)) {
      return session.operation(session.parse());
    }
  }

  private static boolean clean(Launch launch) {
    new Maintenance(launch).clean();
    return true;
  }

  private static boolean deps(Launch launch) {
    new Maintenance(launch).installPackages();
    return true;
  }

  private static void checkModels(Flags flags) {
    if (flags.list("models").isEmpty()) {
      return;
    }
    for (String other : new String[] {"select", "resource_types"}) {
      if (!flags.list(other).isEmpty()) {
        String name = other.equals("select") ? other : "resource_type";
        throw ProblemException.runtime(
            "\"models\" and \"" + name + "\" are mutually exclusive arguments");
      }
    }
  }

  private static boolean freshness(Launch launch) {
    try (Session session = Session.open(launch)) {
      return session.freshness(session.parse());
    }
  }
}
