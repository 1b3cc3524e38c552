package dev.percolate.parser;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.diagnostics.Event;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.FileDrafts;
import dev.percolate.parser.internal.ManifestAssembly;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.Stopwatch;
import dev.percolate.parser.internal.files.DocFiles;
import dev.percolate.parser.internal.files.Hooks;
import dev.percolate.parser.internal.files.MacroFiles;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.link.DeprecatedModels;
import dev.percolate.parser.internal.link.DisabledCleanup;
import dev.percolate.parser.internal.link.Linking;
import dev.percolate.parser.internal.osi.OsiReader;
import dev.percolate.parser.internal.part.ChangedFiles;
import dev.percolate.parser.internal.part.PartResult;
import dev.percolate.parser.internal.properties.PropertyFiles;
import dev.percolate.parser.internal.reuse.KeptReads;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.Reuse;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.parser.internal.semantics.SemanticReader;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.SourceFile;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroFile;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parses all projects of an invocation into a manifest.
 *
 * <p>The order of the steps is dbt's, because it decides the order of the manifest and which of
 * several errors is told.
 */
public final class ProjectParser {
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
    this.invocation = inputs.invocation().telling(parallel);
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

  /**
   * What a manifest made earlier, here or by dbt, gives without parsing: its nodes, and its macros
   * ready to be called.
   */
  public static ParseResult given(ParseInputs inputs, Manifest manifest) {
    ReusePolicy none = new ReusePolicy(false, false, Path.of(""), Path.of(""));
    ProjectParser parser =
        new ProjectParser(inputs, none, Runtime.getRuntime().availableProcessors());
    Stopwatch total = new Stopwatch();
    ParseTiming timing =
        new ParseTiming(0, 0, 0, 0, null, null, null, null, null, total.lap(), parser.unparsed());
    return ParseResult.given(
        manifest,
        () ->
            MacroFiles.ofManifest(
                manifest,
                parser.invocation.packages(),
                parser.adapter,
                parser.parallel,
                new ParseEvents(_ -> {}, parser.invocation.flags())),
        timing,
        parser::session);
  }

  private ParseResult run() {
    Stopwatch total = new Stopwatch();
    Reuse reuse = new Reuse(inputs, policy, parallel);
    SavedParse saved = reuse.saved();
    Stopwatch watch = new Stopwatch();
    ProjectFiles files = new ProjectFiles(invocation.packages(), invocation.flags());
    Map<String, String> fingerprints = files.fingerprints(parallel);
    if (saved != null) {
      Reuse.Changes changes = reuse.changes(saved.notes(), fingerprints);
      if (changes.isNothing()) {
        reuse.tellNothingChanged();
        return reused(saved, files, watch.lap(), total);
      }
      ParseResult partly =
          changes.isSame() && !saved.notes().overridesSources()
              ? tryPartly(reuse, saved, files, fingerprints, changes, total)
              : null;
      if (partly != null) {
        return partly;
      }
    }
    return parsed(reuse, files, fingerprints, watch, total);
  }

  /**
   * The manifest of an earlier parse with the changed files parsed again; null if that won't do, be
   * it for a mistake of ours, which a whole parse does not make.
   */
  private @Nullable ParseResult tryPartly(
      Reuse reuse,
      SavedParse saved,
      ProjectFiles files,
      Map<String, String> fingerprints,
      Reuse.Changes changes,
      Stopwatch total) {
    try {
      return partly(reuse, saved, files, fingerprints, changes, total);
    } catch (RuntimeException | StackOverflowError e) {
      reuse.tellMistake(e);
      return null;
    }
  }

  private @Nullable ParseResult partly(
      Reuse reuse,
      SavedParse saved,
      ProjectFiles files,
      Map<String, String> fingerprints,
      Reuse.Changes changes,
      Stopwatch total) {
    ChangedFiles changed = ChangedFiles.of(changes, files);
    if (changed == null) {
      return null;
    }
    List<Event> told = new ArrayList<>();
    ProjectParser quiet = new ProjectParser(inputs.telling(told::add), policy, parallel.threads());
    PartResult part =
        PartResult.of(
            saved,
            files,
            changed,
            quiet.parallel,
            quiet.events,
            () ->
                quiet.session(
                    quiet.registry(
                        files,
                        file ->
                            changed
                                .macros()
                                .contains(SourceFile.id(file.packageName(), file.path())))));
    if (part == null) {
      return null;
    }
    ParseSession session = part.session();
    ParseNotes notes =
        reuse.notes(saved.notes(), fingerprints, session.templates().reads(), files.count());
    SavedParse patched = part.patched(notes);
    if (patched == null) {
      return null;
    }
    reuse.tellChanges(changes);
    told.forEach(parallel::fire);
    notes.checkEvents().forEach(parallel::fire);
    ParseTiming timing =
        new ParseTiming(
            files.count(),
            part.fileCount(),
            session.nodeParser().models(),
            session.nodeParser().staticModels(),
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            total.lap(),
            unparsed());
    return ParseResult.partly(
        ManifestAssembly.metadata(inputs), session.registry(), timing, this::session, patched);
  }

  /** The manifest of an earlier parse; only what is told on every parse is told again. */
  private ParseResult reused(
      SavedParse saved, ProjectFiles files, double readFiles, Stopwatch total) {
    saved.notes().checkEvents().forEach(parallel::fire);
    ParseTiming timing =
        new ParseTiming(
            files.count(), 0, 0, 0, readFiles, null, null, null, null, total.lap(), unparsed());
    return ParseResult.reused(
        ManifestAssembly.metadata(inputs),
        () -> registry(files, _ -> false),
        timing,
        this::session,
        saved);
  }

  private List<ParseTiming.Project> unparsed() {
    List<ParseTiming.Project> projects = new ArrayList<>();
    for (ProjectConfig project : invocation.packages().all()) {
      projects.add(new ParseTiming.Project(project.name(), 0, List.of(), 0));
    }
    return projects;
  }

  private MacroRegistry registry(ProjectFiles files, Predicate<MacroFile> told) {
    return MacroFiles.read(
        invocation.packages(),
        adapter,
        inputs.engineMacros(),
        files.macroFiles(parallel),
        told,
        parallel,
        events);
  }

  private ParseResult parsed(
      Reuse reuse,
      ProjectFiles files,
      Map<String, String> fingerprints,
      Stopwatch watch,
      Stopwatch total) {
    List<PropertyFiles.Content> propertyFiles = files.properties(parallel, events);
    double readFiles = watch.lap();
    MacroRegistry registry = registry(files, _ -> true);
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
    OsiReader.run(session, files);
    Linking.link(session);
    double processManifest = watch.lap();
    List<Event> checkEvents = parallel.during(() -> Linking.check(session));
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
            files.count(),
            propertyFiles.stream().anyMatch(PropertyFiles.Content::overridesSources));
    return ParseResult.parsed(
        manifest,
        registry,
        timing,
        this::session,
        notes,
        () -> KeptReads.of(manifest, session.draft()));
  }

  private ParseSession session(MacroRegistry registry) {
    return ParseSession.open(invocation, adapter, registry, parallel, events, createdAt);
  }

  private void addMacros(ParseSession session) {
    boolean withArguments = !Boolean.FALSE.equals(invocation.flags().get("validate_macro_args"));
    for (Macro.Builder macro :
        MacroFiles.drafts(session.registry(), parallel, withArguments, createdAt)) {
      session.draft().macros().put(macro.identity.uniqueId(), macro);
    }
  }

  /** The step that turns every file but properties files into drafts. */
  private final class NodeStage {
    private final ParseSession session;
    private final ProjectFiles files;
    private final FileDrafts drafts;

    NodeStage(ParseSession session, ProjectFiles files) {
      this.session = session;
      this.files = files;
      this.drafts = new FileDrafts(session, files);
    }

    List<ParseTiming.Project> run() {
      List<FileDrafts.Parsed> parsed =
          parallel.map(FileDrafts.files(session.packages(), files), drafts::parse);
      List<ParseTiming.Project> timings = new ArrayList<>();
      int at = 0;
      boolean isRoot = true;
      for (ProjectConfig project : invocation.packages().all()) {
        List<ParseTiming.Parser> parsers = new ArrayList<>();
        for (SourceFile.Kind kind : FileDrafts.KINDS) {
          int end = at + files.of(project.name(), kind).size();
          double elapsed = 0;
          for (FileDrafts.Parsed one : parsed.subList(at, end)) {
            drafts.add(one);
            elapsed += one.elapsed();
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
