package dev.percolate.parser;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.Fixture;
import dev.percolate.parser.internal.ManifestAssembly;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.NameGenerator;
import dev.percolate.parser.internal.NodeConfigurer;
import dev.percolate.parser.internal.NodeParser;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.Stopwatch;
import dev.percolate.parser.internal.Templates;
import dev.percolate.parser.internal.config.ConfigResolver;
import dev.percolate.parser.internal.files.DocFiles;
import dev.percolate.parser.internal.files.FixtureFiles;
import dev.percolate.parser.internal.files.Hooks;
import dev.percolate.parser.internal.files.MacroFiles;
import dev.percolate.parser.internal.files.NodeFiles;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.link.Checks;
import dev.percolate.parser.internal.link.DeprecatedModels;
import dev.percolate.parser.internal.link.Descriptions;
import dev.percolate.parser.internal.link.DisabledCleanup;
import dev.percolate.parser.internal.link.Linker;
import dev.percolate.parser.internal.link.Links;
import dev.percolate.parser.internal.link.Microbatch;
import dev.percolate.parser.internal.link.PrimaryKeys;
import dev.percolate.parser.internal.link.Uniqueness;
import dev.percolate.parser.internal.link.UnitTestLinks;
import dev.percolate.parser.internal.link.UnusedPaths;
import dev.percolate.parser.internal.properties.PropertyFiles;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.Reuse;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.parser.internal.semantics.SemanticLinks;
import dev.percolate.parser.internal.semantics.SemanticReader;
import dev.percolate.project.EnvReads;
import dev.percolate.project.FileText;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.SourceFile;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parses all projects of an invocation into a manifest.
 *
 * <p>The order of the steps is dbt's, because it decides the order of the manifest and which of
 * several errors is told.
 */
public final class ProjectParser {
  /** Kinds whose files make nodes, docs or fixtures, in dbt's order. */
  private static final List<SourceFile.Kind> KINDS =
      List.of(
          SourceFile.Kind.MODEL,
          SourceFile.Kind.SNAPSHOT,
          SourceFile.Kind.ANALYSIS,
          SourceFile.Kind.SINGULAR_TEST,
          SourceFile.Kind.SEED,
          SourceFile.Kind.DOCUMENTATION,
          SourceFile.Kind.FIXTURE,
          SourceFile.Kind.FUNCTION);

  private final ParseInputs inputs;
  private final ReusePolicy policy;
  private final Parallel parallel;
  private final Invocation invocation;
  private final Adapter adapter;
  private final ParseEvents events;
  private final double createdAt;

  private ProjectParser(ParseInputs inputs, ReusePolicy policy, int threads) {
    this.inputs = inputs;
    this.policy = policy;
    this.parallel = new Parallel(inputs.invocation().events(), threads);
    this.invocation = withEvents(inputs.invocation(), parallel);
    this.adapter = inputs.adapter();
    this.events = new ParseEvents(parallel, invocation.flags());
    this.createdAt = inputs.now().getEpochSecond() + inputs.now().getNano() / 1000 / 1e6;
  }

  /** Parses on all cores. */
  public static ParseResult parse(ParseInputs inputs, ReusePolicy policy) {
    return parse(inputs, policy, Runtime.getRuntime().availableProcessors());
  }

  /** Parses on so many threads; the result does not depend on their number. */
  public static ParseResult parse(ParseInputs inputs, ReusePolicy policy, int threads) {
    return new ProjectParser(inputs, policy, threads).run();
  }

  private static Invocation withEvents(Invocation invocation, Parallel events) {
    return new Invocation(
        invocation.packages(),
        invocation.profile(),
        invocation.target(),
        invocation.flags(),
        invocation.env(),
        invocation.vars(),
        invocation.id(),
        invocation.startedAt(),
        invocation.arguments(),
        events);
  }

  private ParseResult run() {
    Stopwatch total = new Stopwatch();
    Reuse reuse = new Reuse(inputs, policy, parallel);
    SavedParse saved = reuse.saved();
    Stopwatch watch = new Stopwatch();
    ProjectFiles files = new ProjectFiles(invocation.packages(), invocation.flags());
    Map<String, String> fingerprints = files.fingerprints(parallel);
    if (saved != null && !policy.needsDrafts() && reuse.isUnchanged(saved.notes(), fingerprints)) {
      return reused(saved, files, watch.lap(), total);
    }
    return parsed(reuse, files, fingerprints, watch, total);
  }

  /** The manifest of an earlier parse; only what is told on every parse is told again. */
  private ParseResult reused(
      SavedParse saved, ProjectFiles files, double readFiles, Stopwatch total) {
    saved.notes().checkEvents().forEach(parallel::fire);
    List<ParseTiming.Project> projects = new ArrayList<>();
    for (ProjectConfig project : invocation.packages().all()) {
      projects.add(new ParseTiming.Project(project.name(), 0, List.of(), 0));
    }
    ParseTiming timing =
        new ParseTiming(
            files.count(), 0, 0, 0, readFiles, null, null, null, null, total.lap(), projects);
    return ParseResult.reused(
        ManifestAssembly.metadata(inputs), () -> registry(files, _ -> {}), timing, saved);
  }

  private MacroRegistry registry(ProjectFiles files, EventSink told) {
    return MacroFiles.read(
        invocation.packages(),
        adapter,
        inputs.engineMacros(),
        files.macroFiles(parallel),
        parallel,
        new ParseEvents(told, invocation.flags()));
  }

  private ParseResult parsed(
      Reuse reuse,
      ProjectFiles files,
      Map<String, String> fingerprints,
      Stopwatch watch,
      Stopwatch total) {
    List<PropertyFiles.Content> propertyFiles = files.properties(parallel, events);
    double readFiles = watch.lap();
    MacroRegistry registry = registry(files, parallel);
    ParseSession session = session(registry);
    addMacros(session);
    double loadMacros = watch.lap();
    List<ParseTiming.Project> projects = new NodeStage(session, files).run();
    PropertyFiles properties = new PropertyFiles(session, new SemanticReader(session));
    properties.apply(propertyFiles);
    DisabledCleanup.run(session.draft());
    double parseProject = watch.lap();
    properties.finishSources();
    double patchSources = watch.lap();
    link(session);
    double processManifest = watch.lap();
    List<Event> checkEvents = parallel.during(() -> check(session));
    Manifest manifest = ManifestAssembly.of(session.draft(), inputs, parallel);
    int parsed = 0;
    for (ParseTiming.Project project : projects) {
      parsed += project.parsedPaths();
    }
    ParseTiming timing =
        new ParseTiming(
            files.count(),
            parsed,
            session.nodeParser().models(),
            session.nodeParser().staticModels(),
            readFiles,
            loadMacros,
            parseProject,
            patchSources,
            processManifest,
            total.lap(),
            projects);
    ParseNotes notes =
        reuse.notes(
            fingerprints,
            session.templates().reads(),
            DeprecatedModels.nextChange(session),
            checkEvents,
            files.count());
    return ParseResult.parsed(manifest, registry, timing, new InlineQueries(session), notes);
  }

  private ParseSession session(MacroRegistry registry) {
    Templates templates =
        new Templates(new Renderer(invocation, adapter, registry), new EnvReads());
    ConfigResolver configs = new ConfigResolver(invocation.packages(), invocation.flags());
    NodeConfigurer configurer =
        new NodeConfigurer(
            configs,
            new NameGenerator(registry, templates, invocation.target()),
            templates,
            adapter,
            invocation.packages(),
            invocation.flags(),
            events);
    NodeParser nodeParser =
        new NodeParser(
            registry,
            templates,
            configurer,
            invocation.flags(),
            adapter.credentials().database(),
            adapter.credentials().schema());
    return new ParseSession(
        invocation,
        adapter,
        registry,
        templates,
        parallel,
        events,
        configs,
        configurer,
        nodeParser,
        new ManifestDraft(),
        createdAt);
  }

  private void addMacros(ParseSession session) {
    boolean withArguments = !Boolean.FALSE.equals(invocation.flags().get("validate_macro_args"));
    for (Macro.Builder macro :
        MacroFiles.drafts(session.registry(), parallel, withArguments, createdAt)) {
      session.draft().macros().put(macro.identity.uniqueId(), macro);
    }
  }

  private void link(ParseSession session) {
    Links links = new Links(session);
    Linker linker = new Linker(session, links);
    linker.linkRelations();
    new UnitTestLinks(session, links).link();
    new Descriptions(session, links).render();
    SemanticLinks semantics = new SemanticLinks(session, links, linker);
    semantics.linkMetrics();
    linker.linkMetrics();
    semantics.linkSavedQueries();
    new PrimaryKeys(session.draft()).infer();
    linker.linkFunctions();
    Checks checks = new Checks(session);
    checks.groups();
    checks.access();
    checks.snapshots();
    Microbatch batches = new Microbatch(session);
    if (batches.isBatched()) {
      batches.check();
    }
    semantics.check();
  }

  private static void check(ParseSession session) {
    new DeprecatedModels(session).warn();
    Checks checks = new Checks(session);
    checks.spaces();
    Microbatch batches = new Microbatch(session);
    batches.warnOfCustomStrategy();
    if (batches.isBatched()) {
      checks.batchConcurrency();
      batches.warnOfInputs();
    }
    checks.functionArguments();
    new Uniqueness(session).check();
    checks.functionLanguages();
    new UnusedPaths(session).warn();
  }

  /** The step that turns every file but properties files into drafts. */
  private final class NodeStage {
    private final ParseSession session;
    private final ProjectFiles files;
    private final NodeFiles nodeFiles;
    private final boolean jinjaExtensions;

    NodeStage(ParseSession session, ProjectFiles files) {
      this.session = session;
      this.files = files;
      this.jinjaExtensions = invocation.flags().allowJinjaFileExtensions();
      this.nodeFiles =
          new NodeFiles(
              session.nodeParser(),
              session.events(),
              jinjaExtensions,
              invocation.flags().is("require_corrected_analysis_fqns"),
              createdAt);
    }

    /** What one file gave. */
    private record Parsed(
        SourceFile file,
        List<NodeBuilder> nodes,
        List<Doc> docs,
        List<Fixture> fixtures,
        double elapsed) {}

    List<ParseTiming.Project> run() {
      List<SourceFile> tasks = new ArrayList<>();
      for (ProjectConfig project : invocation.packages().all()) {
        for (SourceFile.Kind kind : KINDS) {
          tasks.addAll(files.of(project.name(), kind));
        }
      }
      List<Parsed> parsed = parallel.map(tasks, this::parse);
      List<ParseTiming.Project> timings = new ArrayList<>();
      int at = 0;
      boolean isRoot = true;
      for (ProjectConfig project : invocation.packages().all()) {
        List<ParseTiming.Parser> parsers = new ArrayList<>();
        for (SourceFile.Kind kind : KINDS) {
          int end = at + files.of(project.name(), kind).size();
          double elapsed = 0;
          for (Parsed one : parsed.subList(at, end)) {
            add(one);
            elapsed += one.elapsed;
          }
          if (end > at) {
            parsers.add(new ParseTiming.Parser(word(kind), elapsed, end - at));
          }
          at = end;
        }
        addHooks(project);
        if (isRoot) {
          addBuiltInDocs();
          isRoot = false;
        }
        timings.add(timing(project.name(), parsers));
      }
      return timings;
    }

    private Parsed parse(SourceFile file) {
      Stopwatch watch = new Stopwatch();
      FileText text = files.read(file);
      ProjectConfig project = invocation.packages().project(file.projectName());
      List<NodeBuilder> nodes = List.of();
      List<Doc> docs = List.of();
      List<Fixture> fixtures = List.of();
      switch (file.kind()) {
        case DOCUMENTATION ->
            docs =
                DocFiles.parse(
                    file.projectName(),
                    file.relativePath(),
                    file.originalFilePath(),
                    text.contents(),
                    session.templates());
        case FIXTURE -> fixtures = List.of(FixtureFiles.parse(file, text, jinjaExtensions));
        default -> {
          if (project != null) {
            nodes = nodeFiles.parse(project, file, text);
          }
        }
      }
      return new Parsed(file, nodes, docs, fixtures, watch.lap());
    }

    private void add(Parsed parsed) {
      parsed.nodes.forEach(session.draft()::addByConfig);
      parsed.docs.forEach(session.draft()::addDoc);
      parsed.fixtures.forEach(session.draft()::addFixture);
    }

    private void addHooks(ProjectConfig project) {
      for (NodeBuilder hook : Hooks.of(project, createdAt)) {
        session.nodeParser().parse(hook);
        session.draft().addByConfig(hook);
      }
    }

    /** The docs blocks that dbt itself brings along. */
    private void addBuiltInDocs() {
      MacroPackage dbt =
          new MacroPackage(MacroRegistry.DBT, Renderer.class, "dev/percolate/render/dbt");
      String path = "docs/overview.md";
      DocFiles.parse(MacroRegistry.DBT, "overview.md", path, dbt.text(path), session.templates())
          .forEach(session.draft()::addDoc);
    }

    private static ParseTiming.Project timing(String project, List<ParseTiming.Parser> parsers) {
      double elapsed = 0;
      int paths = 0;
      for (ParseTiming.Parser parser : parsers) {
        elapsed += parser.elapsed();
        paths += parser.parsedPaths();
      }
      return new ParseTiming.Project(project, elapsed, parsers, paths);
    }

    private static String word(SourceFile.Kind kind) {
      return switch (kind) {
        case SINGULAR_TEST -> "test";
        case DOCUMENTATION -> "doc";
        default -> kind.name().toLowerCase(java.util.Locale.ROOT);
      };
    }
  }
}
