package dev.percolate.engine;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.compiler.BatchCompiler;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.HeldEvents;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Catalog;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ParseTimes;
import dev.percolate.parser.ParseTiming;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageLoader;
import dev.percolate.project.PackageSet;
import dev.percolate.project.Profile;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.ProjectLoader;
import dev.percolate.project.ProjectVars;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.QueryComments;
import dev.percolate.runner.CloneCommand;
import dev.percolate.runner.CompileBatches;
import dev.percolate.runner.CompileCommand;
import dev.percolate.runner.DirectQuery;
import dev.percolate.runner.DocsCommand;
import dev.percolate.runner.FreshnessCommand;
import dev.percolate.runner.NodeCommand;
import dev.percolate.runner.OperationCommand;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.runner.RunOutcome;
import dev.percolate.selection.IndirectSelection;
import dev.percolate.selection.YamlSelectors;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One project opened for one invocation. For one thread; close it to let go of the warehouse.
 *
 * <p>Failures that are the user's to mend are {@link ProblemException}s.
 */
public final class Session implements AutoCloseable {
  private final Launch launch;
  private final Profile profile;
  private final Adapter adapter;
  private final Invocation invocation;
  private final HeldEvents events;
  private final OffsetDateTime startedAt;

  private Session(
      Launch launch,
      Profile profile,
      Adapter adapter,
      Invocation invocation,
      HeldEvents events,
      OffsetDateTime startedAt) {
    this.launch = launch;
    this.profile = profile;
    this.adapter = adapter;
    this.invocation = invocation;
    this.events = events;
    this.startedAt = startedAt;
  }

  /** Reads profile and project, to learn where an earlier run left its results. */
  public static ProjectConfig project(Launch launch) {
    Flags flags = launch.flags();
    OffsetDateTime startedAt = launch.now();
    Profile profile = launch.profiles(startedAt).load(flags.projectDir(), flags.vars());
    return launch
        .projects(startedAt)
        .loadRoot(
            flags.projectDir(),
            profile.target(credentials(launch, profile).targetFields()),
            flags.vars());
  }

  /** Reads profile, project and packages. No connection is opened. */
  public static Session open(Launch launch) {
    Flags flags = launch.flags();
    OffsetDateTime startedAt = launch.now();
    Map<String, @Nullable Object> cliVars = flags.vars();
    Profile profile = launch.profiles(startedAt).load(flags.projectDir(), cliVars);
    Credentials credentials = credentials(launch, profile);
    AdapterFactory factory = AdapterFactory.named(profile.adapterType());
    Map<String, @Nullable Object> target = profile.target(credentials.targetFields());
    ProjectLoader projects = launch.projects(startedAt);
    ProjectConfig root = projects.loadRoot(flags.projectDir(), target, cliVars);
    checkNames(cliVars);
    HeldEvents events = new HeldEvents(launch.events());
    Adapter adapter =
        factory.create(
            credentials,
            new AdapterSettings(root.name(), root.quoting(), launch.profileBase(), events));
    registered(launch, factory);
    PackageSet packages =
        new PackageLoader(projects)
            .load(root, target, List.of(adapter.macros().name(), MacroRegistry.DBT));
    Invocation invocation =
        new Invocation(
            packages,
            profile,
            target,
            flags,
            launch.env(),
            new ProjectVars(packages, cliVars),
            launch.id(),
            startedAt,
            flags.all(),
            events);
    return new Session(launch, profile, adapter, invocation, events, startedAt);
  }

  /** dbt 1.12: only commands that join profile and project look, once both are read. */
  private static void checkNames(Map<?, ?> cliVars) {
    for (Object name : cliVars.keySet()) {
      if (!(name instanceof String)) {
        throw ProblemException.runtime(
            "at path ['cli_vars']: " + PythonText.repr(name) + " is not of type 'string'");
      }
    }
  }

  static void registered(Launch launch, AdapterFactory factory) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("adapter_name", factory.type());
    fields.put("adapter_version", "=" + factory.dbtVersion());
    launch
        .events()
        .fire(
            new Event(
                "E034",
                "AdapterRegistered",
                Level.INFO,
                "Registered adapter: " + factory.type() + "=" + factory.dbtVersion(),
                fields));
  }

  static Credentials credentials(Launch launch, Profile profile) {
    try {
      return factory(launch, profile.adapterType()).credentials(profile.credentials());
    } catch (ProblemException e) {
      ProblemKind kind = e.problem().kind();
      if (kind == ProblemKind.PLAIN) {
        throw e;
      }
      throw ProblemException.runtime(
          "Credentials in profile \""
              + profile.profileName()
              + "\", target \""
              + profile.targetName()
              + "\" invalid: "
              + (kind == ProblemKind.VALIDATION ? e.problem().message() : e.problem().describe()));
    }
  }

  private static AdapterFactory factory(Launch launch, String type) {
    try {
      return AdapterFactory.named(type);
    } catch (ProblemException e) {
      String missing = "No module named 'dbt.adapters." + type + "'";
      launch
          .events()
          .fire(
              new Event(
                  "E035",
                  "AdapterImportError",
                  Level.INFO,
                  "Error importing adapter: " + missing,
                  Map.of("exc", missing)));
      throw e;
    }
  }

  /** What templates and stages know of the invocation. */
  public Invocation invocation() {
    return invocation;
  }

  /** The warehouse. */
  public Adapter adapter() {
    return adapter;
  }

  /** The profile in use. */
  public Profile profile() {
    return profile;
  }

  /** Parses the project and writes its manifest. */
  public Parsed parse() {
    ProjectConfig root = invocation.packages().root();
    YamlSelectors.parse(root.selectors(), IndirectSelection.EAGER);
    launch.projects(startedAt).checkCatalogs(root, launch.flags().vars(), adapter.type());
    return new ParseStep(launch, invocation, adapter, events, startedAt).run();
  }

  /** Writes perf_info.json; gives its path. */
  public Path writeTiming(Parsed parsed) {
    ParseTiming timing = parsed.timing();
    List<ParseTimes.Project> projects = new ArrayList<>();
    for (ParseTiming.Project project : timing.projects()) {
      List<ParseTimes.Parser> parsers = new ArrayList<>();
      project
          .parsers()
          .forEach(
              parser ->
                  parsers.add(
                      new ParseTimes.Parser(
                          parser.resourceType(), parser.elapsed(), parser.parsedPaths())));
      projects.add(
          new ParseTimes.Project(
              project.name(), project.elapsed(), parsers, project.parsedPaths()));
    }
    ParseTimes times =
        new ParseTimes(
            timing.paths(),
            timing.parsedPaths(),
            timing.staticPaths(),
            timing.staticallyParsedPaths(),
            invocation.flags().partialParse(),
            !Boolean.FALSE.equals(invocation.flags().get("static_parser")),
            timing.readFiles(),
            timing.loadMacros(),
            timing.parseProject(),
            timing.patchSources(),
            timing.processManifest(),
            timing.loadAll(),
            projects);
    Path file = invocation.packages().root().targetDirectory().resolve("perf_info.json");
    ArtifactWriter.writeIndented(file, times, 4);
    return file;
  }

  /** Runs a command over nodes. */
  public RunOutcome run(Parsed parsed, NodeCommand.Kind kind) {
    return new NodeCommand(parsed.environment(), kind).run();
  }

  /** Puts what another environment has built into this one. */
  public RunOutcome copy(Parsed parsed) {
    return new CloneCommand(parsed.environment()).run();
  }

  /** Makes the catalog and the documentation's page; without errors all went well. */
  public Catalog docs(Parsed parsed) {
    return new DocsCommand(parsed.environment()).run();
  }

  /** Checks how old sources are. */
  public FreshnessCommand.Checked freshness(Parsed parsed) {
    return new FreshnessCommand(parsed.environment()).run();
  }

  /** Calls the macro or runs the statement of the command line. */
  public RunOutcome operation(Parsed parsed) {
    return new OperationCommand(parsed.environment(), parsed.inlineQueries()).run();
  }

  /** Runs SQL as it is and shows its rows. */
  public void show(String sql) {
    new DirectQuery(adapter, invocation.flags(), launch.events()).show(sql);
  }

  /** A compiler of nodes by id, to be closed before the session. */
  public BatchCompiler batches(Parsed parsed) {
    return CompileBatches.open(parsed.environment());
  }

  /** Compiles nodes, or the query of {@code --inline}. */
  public CompileCommand.Compiled compile(Parsed parsed, CompileCommand.Kind kind) {
    String sql = invocation.flags().text("inline");
    if (sql == null || sql.isEmpty()) {
      return new CompileCommand(parsed.environment(), kind, null).run();
    }
    ExecutableNode query = inline(parsed, sql);
    Manifest manifest = parsed.manifest().with(query);
    RunEnvironment environment =
        parsed
            .environment()
            .with(manifest, manifest.lookup(ParseStep.searchOrder(invocation.flags())));
    adapter
        .connections()
        .setQueryComment(new QueryComments(environment.renderer(), manifest::node));
    return new CompileCommand(environment, kind, query.uniqueId()).run();
  }

  private ExecutableNode inline(Parsed parsed, String sql) {
    try {
      return parsed.inlineQueries().parse(sql);
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.COMPILATION) {
        throw e;
      }
      launch
          .events()
          .fire(
              Event.of(
                  "I069",
                  "ParseInlineNodeError",
                  Level.ERROR,
                  "[ERROR]: Error while parsing node: inline_query\n" + e.problem().message()));
      throw ProblemException.of(ProblemKind.PLAIN, "Error parsing inline query");
    }
  }

  @Override
  public void close() {
    adapter.close();
  }
}
