package dev.percolate.cli.internal;

import dev.percolate.cli.CommandOutcome;
import dev.percolate.cli.CommandResult;
import dev.percolate.cli.EmbeddedCommand;
import dev.percolate.cli.internal.log.EventLog;
import dev.percolate.cli.internal.options.ArgumentParser;
import dev.percolate.cli.internal.options.CommandTable;
import dev.percolate.cli.internal.options.HelpText;
import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.cli.internal.options.UsageException;
import dev.percolate.cli.internal.setup.Terminal;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.engine.Launch;
import dev.percolate.manifest.Manifest;
import dev.percolate.project.Deprecation;
import dev.percolate.project.DotEnv;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectFlags;
import dev.percolate.project.RandomIds;
import dev.percolate.runner.SampleOption;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One invocation of the program. */
public final class Application {
  private static final String VERSION = "1.12.6";

  /** dbt 1.12: these three do without a profile, so its folder need not be there. */
  private static final Set<String> WITHOUT_PROFILE = Set.of("debug", "deps", "init");

  private final PrintStream out;
  private final PrintStream err;
  private final EnvVars env;
  private final ProjectDirectories directories;
  private final Clock clock;
  private final Terminal terminal;
  private final @Nullable Consumer<String> watcher;
  private final @Nullable Manifest manifest;
  private final CommandTable table = new CommandTable();

  Application(
      PrintStream out,
      PrintStream err,
      InputStream in,
      EnvVars env,
      ProjectDirectories directories,
      Clock clock) {
    this(out, err, in, env, directories, clock, null, null);
  }

  private Application(
      PrintStream out,
      PrintStream err,
      InputStream in,
      EnvVars env,
      ProjectDirectories directories,
      Clock clock,
      @Nullable Consumer<String> watcher,
      @Nullable Manifest manifest) {
    this.manifest = manifest;
    this.watcher = watcher;
    this.out = out;
    this.err = err;
    this.env = env;
    this.directories = directories;
    this.clock = clock;
    this.terminal = new Terminal(out, in);
  }

  /** An application of this process: its environment, working directory and clock. */
  public static Application ofSystem(PrintStream out, PrintStream err) {
    Path working = Path.of("").toAbsolutePath();
    return new Application(
        out,
        err,
        System.in,
        environment(working, System.getenv()),
        new ProjectDirectories(working, home()),
        Clock.systemUTC());
  }

  /** An application of what its caller gives. */
  public static Application embedded(EmbeddedCommand command) {
    return new Application(
        command.out(),
        command.err(),
        System.in,
        environment(command.working(), command.env()),
        new ProjectDirectories(command.working(), command.home()),
        Clock.systemUTC(),
        command.events(),
        command.manifest());
  }

  /** The folder that {@code ~} stands for, in Python as in a shell. */
  private static Path home() {
    String given = System.getenv(File.separatorChar == '/' ? "HOME" : "USERPROFILE");
    return Path.of(given == null || given.isEmpty() ? System.getProperty("user.home") : given);
  }

  private static EnvVars environment(Path working, Map<String, String> variables) {
    EnvVars env = EnvVars.of(variables);
    return env.withDefaults(DotEnv.find(working, env)).withEngineNames();
  }

  /** Runs a command line; gives dbt's exit code. */
  public int run(List<String> arguments) {
    return execute(arguments).exitCode();
  }

  /** Runs a command line. */
  public CommandOutcome execute(List<String> arguments) {
    HelpText help = new HelpText(table, program());
    ParsedCommand command;
    try {
      command = new ArgumentParser(table).parse(arguments);
    } catch (UsageException e) {
      String message = String.valueOf(e.getMessage());
      err.println(help.usageError(e.command(), message));
      return CommandOutcome.failed(2, ProblemKind.USAGE, message);
    } catch (ProblemException e) {
      return wrongFlags(e);
    }
    if (command.wantsHelp()) {
      out.println(help.help(command.command()));
      return CommandOutcome.of(new CommandResult.Done(true));
    }
    if (Boolean.TRUE.equals(command.values().get("version"))) {
      out.println(VersionText.of(VERSION));
      return CommandOutcome.of(new CommandResult.Done(true));
    }
    if (command.command().isGroup()) {
      String text = help.help(command.command());
      err.println(text);
      return CommandOutcome.failed(2, ProblemKind.USAGE, text);
    }
    try {
      return run(command);
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.USAGE) {
        return wrongFlags(e);
      }
      String yaml = OptionValues.wrongYaml(e.problem().message());
      if (yaml != null) {
        line("The YAML provided in the " + yaml + " argument is not valid.");
      }
      err.println(help.usageError(command.command(), e.problem().message()));
      return CommandOutcome.failed(2, e.problem());
    }
  }

  /** Flags that do not go together are told before there is a log. */
  private CommandOutcome wrongFlags(ProblemException e) {
    line("Encountered an error:\n" + e.problem().describe());
    return CommandOutcome.failed(2, e.problem());
  }

  /** dbt 1.12: what is told before there is a log has colours, whatever the options say. */
  private void line(String text) {
    LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    String time = now.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    out.println("\u001b[0m" + time + "  [\u001b[31mERROR\u001b[0m]: " + text);
  }

  private static String program() {
    return System.getProperty("percolate.command", "percolate");
  }

  private CommandOutcome run(ParsedCommand command) {
    Flags flags = flags(command);
    String id =
        command.values().get("invocation_id") instanceof String given ? given : RandomIds.next();
    try (EventLog log = openLog(flags, id)) {
      log.fire(
          new Event(
              "A001",
              "MainReportVersion",
              Level.INFO,
              "Running with dbt=" + VERSION,
              Map.of("version", "=" + VERSION, "log_version", 3L)));
      Launch launch =
          new Launch(
              flags, env, directories, id, clock, log, Map.of(), macroFolders(command), manifest);
      Map<String, @Nullable Object> shown = launch.arguments();
      log.fire(
          new Event(
              "A002",
              "MainReportArgs",
              Level.DEBUG,
              "running dbt with arguments " + PythonText.str(shown),
              Map.of("args", shown)));
      CommandOutcome outcome = guarded(command, launch, log);
      log.summarize();
      log.completed("dbt " + command.command().path(), outcome.exitCode() == 0);
      return outcome;
    } catch (InvalidOptionsException e) {
      if (!isGiven(command, "warn_error_options")) {
        return wrongFlags(ProblemException.of(ProblemKind.PLAIN, String.valueOf(e.getMessage())));
      }
      // dbt 1.12: ends with 1 here, where other wrong options end with 2
      err.println("Error: " + e.getMessage());
      return CommandOutcome.failed(1, ProblemKind.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Whether an option stands on the command line or in the environment, not in the project. */
  private boolean isGiven(ParsedCommand command, String option) {
    String variable = option.toUpperCase(Locale.ROOT);
    return command.values().containsKey(option)
        || env.get("DBT_" + variable) != null
        || env.get("DBT_ENGINE_" + variable) != null;
  }

  private Map<String, Path> macroFolders(ParsedCommand command) {
    Map<String, Path> folders = new LinkedHashMap<>();
    if (OptionValues.typed(command).get("engine_macros") instanceof Map<?, ?> given) {
      given.forEach(
          (name, folder) ->
              folders.put(
                  String.valueOf(name), directories.working().resolve(String.valueOf(folder))));
    }
    return folders;
  }

  private EventLog openLog(Flags flags, String id) throws InvalidOptionsException {
    try {
      return new EventLog(clock, out, flags, id, env, logFolder(flags), watcher);
    } catch (ProblemException e) {
      throw new InvalidOptionsException(e.problem().message());
    }
  }

  /** Options of warnings that make no sense. */
  private static final class InvalidOptionsException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidOptionsException(String message) {
      super(message);
    }
  }

  private CommandOutcome guarded(ParsedCommand command, Launch launch, EventLog log) {
    try {
      List<Event> deprecations = launch.flags().deprecations();
      deprecations.stream().filter(event -> !isOfEnvironment(event)).forEach(log::fire);
      warnOfIgnoredSelection(launch.flags(), log);
      if (namesModels(command.arguments())) {
        log.fire(modelOption(launch.flags()));
      }
      deprecations.stream().filter(Application::isOfEnvironment).forEach(log::fire);
      return CommandOutcome.of(Commands.run(command, launch, terminal));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      if (problem.kind() == ProblemKind.USAGE) {
        throw e;
      }
      error(log, problem.describe());
      return CommandOutcome.failed(problem.kind() == ProblemKind.FAIL_FAST ? 1 : 2, problem);
    } catch (UncheckedIOException e) {
      return broken(log, Problem.of(ProblemKind.RUNTIME, IoText.of(e)));
    } catch (BugException e) {
      return broken(log, Problem.of(ProblemKind.PLAIN, String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      return broken(
          log, Problem.of(ProblemKind.RUNTIME, "the templates call each other without an end"));
    } catch (RuntimeException e) {
      return broken(log, Problem.of(ProblemKind.INTERNAL, bug(e, log)));
    }
  }

  /** dbt 1.12: looks at foreign variables last. */
  private static boolean isOfEnvironment(Event event) {
    return event.code().equals("D036");
  }

  private static CommandOutcome broken(EventLog log, Problem problem) {
    error(log, problem.describe());
    return CommandOutcome.failed(2, problem);
  }

  private static void warnOfIgnoredSelection(Flags flags, EventLog log) {
    boolean selects = !flags.list("select").isEmpty() || !flags.list("exclude").isEmpty();
    if (flags.text("selector") != null && selects) {
      log.fire(
          Event.of(
              "Z064",
              "SelectExcludeIgnoredWithSelectorWarning",
              Level.WARN,
              "The --select and --exclude arguments are being ignored for node selection because"
                  + " --selector is provided"));
    }
  }

  private static boolean namesModels(List<String> arguments) {
    return arguments.contains("-m")
        || arguments.contains("--model")
        || arguments.contains("--models");
  }

  private static Event modelOption(Flags flags) {
    return Deprecation.event(
        "D032",
        "ModelParamUsageDeprecation",
        "Usage of `--models`, `--model`, and `-m` is deprecated in favor of `--select` or `-s`.",
        true,
        flags,
        Map.of());
  }

  private static void error(EventLog log, String text) {
    log.fire(
        new Event(
            "Z002",
            "MainEncounteredError",
            Level.ERROR,
            "[ERROR]: Encountered an error:\n" + text,
            Map.of("exc", text)));
  }

  /** A sentence for people; where it happened goes to the log file. */
  private static String bug(RuntimeException e, EventLog log) {
    StringBuilder trace = new StringBuilder(String.valueOf(e));
    for (StackTraceElement frame : e.getStackTrace()) {
      trace.append("\n    at ").append(frame);
    }
    log.fire(Event.of("Z003", "MainStackTrace", Level.DEBUG, trace.toString()));
    return String.valueOf(new BugException(String.valueOf(e)).getMessage());
  }

  private static @Nullable Path logFolder(Flags flags) {
    String path = flags.text("log_path");
    return path == null ? null : flags.projectDir().resolve(path);
  }

  private void checkFolders(ParsedCommand command) {
    checkFolder(command, "project_dir");
    if (!WITHOUT_PROFILE.contains(command.command().path())) {
      checkFolder(command, "profiles_dir");
      checkDefaultProfiles(command);
    }
    checkNoFile(command, "state");
    checkNoFile(command, "defer_state");
  }

  /** dbt 1.12: the default folder must be there too; for us one beside the project will do. */
  private void checkDefaultProfiles(ParsedCommand command) {
    Path standard = directories.defaultProfiles();
    if (!command.values().containsKey("profiles_dir")
        && env.get("DBT_PROFILES_DIR") == null
        && !Files.exists(standard)
        && !Files.exists(projectFolder(command).resolve("profiles.yml"))) {
      throw noFolder("profiles_dir", standard.toString());
    }
  }

  private Path projectFolder(ParsedCommand command) {
    return folder(command, "project_dir", "DBT_PROJECT_DIR", directories.defaultProject());
  }

  private void checkFolder(ParsedCommand command, String name) {
    if (command.values().get(name) instanceof String path
        && !Files.exists(directories.working().resolve(path))) {
      throw noFolder(name, path);
    }
  }

  private static ProblemException noFolder(String name, String path) {
    return ProblemException.of(
        ProblemKind.USAGE,
        "Invalid value for '--"
            + name.replace('_', '-')
            + "': Path '"
            + path
            + "' does not exist.");
  }

  /** dbt 1.12: a folder that is not there is complained of when it is needed. */
  private void checkNoFile(ParsedCommand command, String name) {
    if (command.values().get(name) instanceof String path
        && Files.isRegularFile(directories.working().resolve(path))) {
      throw ProblemException.of(
          ProblemKind.USAGE,
          "Invalid value for '--"
              + name.replace('_', '-')
              + "': Directory '"
              + path
              + "' is a file.");
    }
  }

  private Flags flags(ParsedCommand command) {
    checkFolders(command);
    for (String name : command.values().keySet()) {
      if (name.startsWith("deprecated_")) {
        throw ProblemException.of(
            ProblemKind.PLAIN, "Deprecated parameters can only be set via environment variables");
      }
    }
    Path project = projectFolder(command);
    Path profiles =
        folder(command, "profiles_dir", "DBT_PROFILES_DIR", directories.defaultProfiles());
    ProjectFlags.Found found = ProjectFlags.read(project, profiles, directories.files());
    Flags flags =
        Flags.resolve(
            new FlagSources(
                which(command.command().path()),
                "dbt " + String.join(" ", command.arguments()),
                OptionValues.typed(command),
                env,
                found.flags(),
                ProjectFlags.userSettings(directories.userSettings()),
                directories));
    SampleOption.check(flags.text("sample"));
    return found.isFromProfiles() ? flags.warning(ProjectFlags.moved()) : flags;
  }

  private Path folder(ParsedCommand command, String option, String variable, Path standard) {
    Object given = command.values().get(option);
    String text = given instanceof String word ? word : env.get(variable);
    return text == null ? standard : directories.working().resolve(text);
  }

  /** dbt's WHICH: the last word of the command. */
  private static String which(String path) {
    return path.substring(path.lastIndexOf(' ') + 1);
  }
}
