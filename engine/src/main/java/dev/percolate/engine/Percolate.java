package dev.percolate.engine;

import dev.percolate.compiler.BatchCompiler;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.Manifest;
import dev.percolate.project.DotEnv;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectFlags;
import dev.percolate.project.RandomIds;
import dev.percolate.render.HostFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dbt project as a library: where it lies and how it is to be run. Immutable, safe for use by
 * many threads; two commands on one project at the same time write the same {@code target} folder,
 * so let one end before the next.
 *
 * <pre>{@code
 * RunOutcome outcome = Percolate.open(Path.of("shop")).target("dev").select("tag:nightly+").build();
 * }</pre>
 *
 * <p>Every method that reads the project raises {@link dev.percolate.diagnostics.ProblemException}
 * when something is the user's to mend, with the text that dbt gives. Failing nodes are no
 * exceptions but results.
 */
public final class Percolate {
  private final Path directory;
  private final Map<String, @Nullable Object> settings;
  private final Map<String, HostFunction> functions;
  private final Map<String, Path> macroFolders;
  private final EventSink events;
  private final EnvVars env;

  private Percolate(
      Path directory,
      Map<String, @Nullable Object> settings,
      Map<String, HostFunction> functions,
      Map<String, Path> macroFolders,
      EventSink events,
      EnvVars env) {
    this.directory = directory;
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    this.functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    this.macroFolders = Collections.unmodifiableMap(new LinkedHashMap<>(macroFolders));
    this.events = events;
    this.env = env;
  }

  /**
   * The project in a folder, with the environment of this process. profiles.yml is looked for in
   * the folder, then in {@code ~/.dbt}. Nothing is read yet, and events go nowhere.
   */
  public static Percolate open(Path directory) {
    Path folder = directory.toAbsolutePath().normalize();
    return new Percolate(
        folder,
        Map.of("project_dir", folder.toString()),
        Map.of(),
        Map.of(),
        EventSink.none(),
        seen(folder, System.getenv()));
  }

  /** An environment with what the project's file {@code .env} adds to it. */
  private static EnvVars seen(Path folder, Map<String, String> variables) {
    EnvVars env = EnvVars.of(variables);
    return env.withDefaults(DotEnv.find(folder, env)).withEngineNames();
  }

  // ---- how

  /**
   * With an option of the command line, by dbt's name with underscores, such as {@code
   * full_refresh}.
   *
   * @throws IllegalArgumentException when no command has such an option
   */
  public Percolate with(String option, @Nullable Object value) {
    if (!Flags.isOption(option)) {
      throw new IllegalArgumentException(
          "there is no option " + option + "; options have dbt's names, such as full_refresh");
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(settings);
    changed.put(option, value);
    return new Percolate(directory, changed, functions, macroFolders, events, env);
  }

  /** With profiles.yml of another folder. */
  public Percolate profilesDirectory(Path folder) {
    return with("profiles_dir", folder.toAbsolutePath().toString());
  }

  /** With another target of the profile. */
  public Percolate target(String name) {
    return with("target", name);
  }

  /** With variables, over those of dbt_project.yml. */
  public Percolate vars(Map<String, ? extends @Nullable Object> vars) {
    return with("vars", new LinkedHashMap<>(vars));
  }

  /** With so many connections to the warehouse at once; rendering uses all cores in any case. */
  public Percolate threads(int count) {
    return with("threads", (long) count);
  }

  /** With another environment in place of this process's. */
  public Percolate environment(Map<String, String> variables) {
    return new Percolate(
        directory, settings, functions, macroFolders, events, seen(directory, variables));
  }

  /** Tells all that happens: called on the threads that work, so be quick and safe for many. */
  public Percolate events(EventSink sink) {
    return new Percolate(directory, settings, functions, macroFolders, sink, env);
  }

  /** With a function that templates can call when they are compiled and run, not while parsing. */
  public Percolate function(String name, HostFunction function) {
    Map<String, HostFunction> more = new LinkedHashMap<>(functions);
    more.put(name, function);
    return new Percolate(directory, settings, more, macroFolders, events, env);
  }

  /**
   * With the macros of these projects, by the names of their packages ({@code dbt} and the
   * adapter's), in place of the engine's own, as where an installed dbt-core is to get the very
   * code that it would make.
   */
  public Percolate engineMacros(Map<String, Path> folders) {
    return new Percolate(directory, settings, functions, folders, events, env);
  }

  // ---- what

  /** Parses the project and writes {@code target/manifest.json}. */
  public Manifest parse() {
    try (Session session = open("parse", Map.of())) {
      return session.parse().manifest();
    }
  }

  /** The graph of all nodes, as {@link #parse} finds it. */
  public Dag graph() {
    return parse().buildGraph();
  }

  /** The nodes of any of the selection expressions; without one all nodes. */
  public Nodes select(String... expressions) {
    return new Nodes(this, List.of(expressions), List.of());
  }

  /** Parses the project for compiling single nodes. Close what it gives. */
  public Compilations compilations() {
    Session session = open("compile", Map.of());
    try {
      Parsed parsed = session.parse();
      BatchCompiler compiler = session.batches(parsed);
      return new Compilations(session, parsed, compiler);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  /** One invocation of a command. */
  Session open(String command, Map<String, ? extends @Nullable Object> options) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(settings);
    values.putAll(options);
    ProjectDirectories directories =
        new ProjectDirectories(directory, Path.of(System.getProperty("user.home")));
    Path profiles =
        values.get("profiles_dir") instanceof String given
            ? Path.of(given)
            : directories.defaultProfiles();
    Flags flags =
        Flags.resolve(
            new FlagSources(
                command,
                "dbt " + command,
                values,
                env,
                ProjectFlags.read(directory, profiles, directories.files()).flags(),
                ProjectFlags.userSettings(directories.userSettings()),
                directories));
    return Session.open(
        new Launch(
            flags,
            env,
            directories,
            RandomIds.next(),
            Clock.systemUTC(),
            events,
            functions,
            macroFolders,
            null));
  }
}
