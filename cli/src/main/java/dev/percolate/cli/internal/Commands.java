package dev.percolate.cli.internal;

import dev.percolate.cli.CommandResult;
import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.cli.internal.setup.ProjectSetup;
import dev.percolate.cli.internal.setup.Terminal;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.engine.Checkup;
import dev.percolate.engine.Launch;
import dev.percolate.engine.Maintenance;
import dev.percolate.engine.Parsed;
import dev.percolate.engine.Session;
import dev.percolate.manifest.Catalog;
import dev.percolate.manifest.Once;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectFlags;
import dev.percolate.runner.CompileCommand;
import dev.percolate.runner.FreshnessCommand;
import dev.percolate.runner.ListCommand;
import dev.percolate.runner.NodeCommand;
import dev.percolate.runner.Repeat;
import dev.percolate.runner.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each command does. */
final class Commands {
  private Commands() {}

  /** Runs a command. */
  static CommandResult run(ParsedCommand command, Launch launch, Terminal terminal) {
    return switch (command.command().path()) {
      case "parse" -> parse(launch);
      case "list", "ls" -> list(launch);
      case "build" -> nodes(launch, NodeCommand.Kind.BUILD, null);
      case "run" -> nodes(launch, NodeCommand.Kind.RUN, null);
      case "test" -> nodes(launch, NodeCommand.Kind.TEST, null);
      case "seed" -> nodes(launch, NodeCommand.Kind.SEED, null);
      case "snapshot" -> nodes(launch, NodeCommand.Kind.SNAPSHOT, null);
      case "compile" -> compile(launch, null);
      case "clone" -> clone(launch, null);
      case "retry" -> Retry.run(command, launch);
      case "show" -> show(launch);
      case "docs generate" -> docs(launch);
      case "run-operation" -> operation(launch, null);
      case "source freshness", "source snapshot-freshness" -> freshness(launch);
      case "clean" -> clean(launch);
      case "deps" -> deps(launch);
      case "debug" -> new CommandResult.Verdict(new Checkup(launch).run());
      case "init" -> init(command, launch, terminal);
      case "docs serve" -> serve(launch, terminal);
      default ->
          throw new BugException("the command " + command.command().path() + " does something");
    };
  }

  /** Does a part of an earlier run again; the launch has that run's flags. */
  static CommandResult repeat(Launch launch, Repeat earlier) {
    return switch (launch.flags().which()) {
      case "build" -> nodes(launch, NodeCommand.Kind.BUILD, earlier);
      case "run" -> nodes(launch, NodeCommand.Kind.RUN, earlier);
      case "test" -> nodes(launch, NodeCommand.Kind.TEST, earlier);
      case "seed" -> nodes(launch, NodeCommand.Kind.SEED, earlier);
      case "snapshot" -> nodes(launch, NodeCommand.Kind.SNAPSHOT, earlier);
      case "compile" -> compile(launch, earlier);
      case "clone" -> clone(launch, earlier);
      case "generate" -> docs(launch);
      case "run-operation" -> operation(launch, earlier);
      default ->
          throw ProblemException.runtime(
              "retry cannot do the command '" + launch.flags().which() + "' again");
    };
  }

  private static Parsed parsed(Session session, @Nullable Repeat earlier) {
    Parsed parsed = session.parse();
    return earlier == null ? parsed : parsed.repeating(earlier);
  }

  private static CommandResult ran(RunOutcome outcome, Parsed parsed) {
    return new CommandResult.Artifact(outcome.isSuccess(), outcome.artifact(), parsed.manifest());
  }

  private static CommandResult compiled(CompileCommand.Compiled compiled) {
    return new CommandResult.Artifact(true, compiled.artifact(), compiled.manifest());
  }

  private static CommandResult parse(Launch launch) {
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
      return new CommandResult.Project(new Once<>(parsed::manifest));
    }
  }

  private static CommandResult list(Launch launch) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = session.parse();
      checkModels(launch.flags());
      List<String> lines = new ListCommand(parsed.environment()).lines();
      for (String line : lines) {
        launch
            .events()
            .fire(new Event("Z052", "PrintEvent", Level.INFO, line, Map.of("msg", line)));
      }
      return new CommandResult.Listing(lines);
    }
  }

  private static CommandResult nodes(
      Launch launch, NodeCommand.Kind kind, @Nullable Repeat earlier) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = parsed(session, earlier);
      return ran(session.run(parsed, kind), parsed);
    }
  }

  private static CommandResult clone(Launch launch, @Nullable Repeat earlier) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = parsed(session, earlier);
      return ran(session.copy(parsed), parsed);
    }
  }

  private static CommandResult compile(Launch launch, @Nullable Repeat earlier) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = parsed(session, earlier);
      return compiled(session.compile(parsed, CompileCommand.Kind.COMPILE));
    }
  }

  private static CommandResult show(Launch launch) {
    try (Session session = Session.open(launch)) {
      Flags flags = launch.flags();
      String direct = flags.text("inline_direct");
      if (direct != null && !direct.isEmpty()) {
        session.show(direct);
        return new CommandResult.Done(true);
      }
      Parsed parsed = session.parse();
      String inline = flags.text("inline");
      if (flags.list("select").isEmpty() && (inline == null || inline.isEmpty())) {
        throw ProblemException.runtime("Either --select or --inline must be passed to show");
      }
      return compiled(session.compile(parsed, CompileCommand.Kind.SHOW));
    }
  }

  private static CommandResult docs(Launch launch) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = session.parse();
      Catalog catalog = session.docs(parsed);
      return new CommandResult.Artifact(catalog.errors() == null, catalog, parsed.manifest());
    }
  }

  private static CommandResult operation(Launch launch, @Nullable Repeat earlier) {
    try (Session session = Session.open(launch)) {
      if (earlier != null && earlier.ids().isEmpty()) {
        return new CommandResult.Done(true);
      }
      Parsed parsed = session.parse();
      return ran(session.operation(parsed), parsed);
    }
  }

  private static CommandResult clean(Launch launch) {
    new Maintenance(launch).clean();
    return new CommandResult.Done(true);
  }

  private static CommandResult deps(Launch launch) {
    new Maintenance(launch).installPackages();
    return new CommandResult.Done(true);
  }

  private static CommandResult init(ParsedCommand command, Launch launch, Terminal terminal) {
    new ProjectSetup(launch, terminal, folder -> checkup(command, launch, folder)).run();
    return new CommandResult.Done(true);
  }

  private static boolean checkup(ParsedCommand command, Launch launch, Path folder) {
    Map<String, @Nullable Object> values = OptionValues.typed(command);
    values.put("project_dir", folder.toString());
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "debug",
                String.valueOf(launch.flags().get("invocation_command")),
                values,
                launch.env(),
                Map.of(),
                ProjectFlags.userSettings(launch.directories().userSettings()),
                launch.directories()));
    return new Checkup(launch.with(flags)).run();
  }

  private static CommandResult serve(Launch launch, Terminal terminal) {
    DocsSite.serve(launch, terminal);
    return new CommandResult.Done(true);
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

  private static CommandResult freshness(Launch launch) {
    try (Session session = Session.open(launch)) {
      Parsed parsed = session.parse();
      FreshnessCommand.Checked checked = session.freshness(parsed);
      return new CommandResult.Artifact(checked.isFresh(), checked.artifact(), parsed.manifest());
    }
  }
}
