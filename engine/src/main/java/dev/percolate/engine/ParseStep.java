package dev.percolate.engine;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.HeldEvents;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.NameResolver;
import dev.percolate.parser.ManifestText;
import dev.percolate.parser.ParseInputs;
import dev.percolate.parser.ParseResult;
import dev.percolate.parser.ProjectParser;
import dev.percolate.parser.ReusePolicy;
import dev.percolate.parser.SavedArtifacts;
import dev.percolate.parser.SemanticFiles;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectConfig;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroFile;
import dev.percolate.render.QueryComments;
import dev.percolate.render.Renderer;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.selection.YamlSelectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a project, or takes what an earlier parse left; writes manifest.json and the files of the
 * semantic layer, and leaves the parse for the next one.
 */
final class ParseStep {
  private final Launch launch;
  private final Invocation invocation;
  private final Adapter adapter;
  private final HeldEvents events;
  private final OffsetDateTime startedAt;

  ParseStep(
      Launch launch,
      Invocation invocation,
      Adapter adapter,
      HeldEvents events,
      OffsetDateTime startedAt) {
    this.launch = launch;
    this.invocation = invocation;
    this.adapter = adapter;
    this.events = events;
    this.startedAt = startedAt;
  }

  Parsed run() {
    ProjectConfig root = invocation.packages().root();
    ReusePolicy policy = policy();
    GroupedWarnings grouped = new GroupedWarnings(events);
    boolean isGrouped = invocation.flags().is("enable_grouped_warn_error_parser_logs");
    ParseInputs inputs =
        new ParseInputs(
            isGrouped ? invocation.telling(grouped) : invocation,
            adapter,
            startedAt.toInstant(),
            null,
            YamlSelectors.normalised(root.selectors()),
            otherMacros());
    Manifest given = launch.manifest();
    ParseResult result =
        given == null ? ProjectParser.parse(inputs, policy) : ProjectParser.given(inputs, given);
    Parsed parsed = new Parsed(result, () -> environment(result));
    String comment = root.queryComment().comment();
    if (comment != null && !comment.isEmpty()) {
      // a wrong comment is told before anything is written
      parsed.environment();
    }
    if (given == null) {
      write(result, policy);
    }
    grouped.tell();
    return parsed;
  }

  private @Nullable List<MacroFile> otherMacros() {
    if (launch.macroFolders().isEmpty()) {
      return null;
    }
    List<MacroFile> files = new ArrayList<>();
    launch.macroFolders().forEach((name, folder) -> files.addAll(MacroFile.ofFolder(name, folder)));
    return files;
  }

  private ReusePolicy policy() {
    Flags flags = invocation.flags();
    Path own = invocation.packages().root().targetDirectory().resolve(ReusePolicy.STATE_FILE);
    String named = flags.text("partial_parse_file_path");
    return new ReusePolicy(
        flags.partialParse(),
        !Boolean.FALSE.equals(flags.get("partial_parse_file_diff")),
        named == null ? own : flags.directories().working().resolve(named),
        own);
  }

  private RunEnvironment environment(ParseResult result) {
    Manifest manifest = result.manifest();
    Renderer renderer = new Renderer(invocation, adapter, result::macros);
    QueryComments comments = new QueryComments(renderer, manifest::node);
    comments.check();
    adapter.connections().setQueryComment(comments);
    return new RunEnvironment(
        renderer,
        manifest,
        result.text(),
        manifest.lookup(searchOrder(invocation.flags())),
        invocation.packages().root().paths().target(),
        launch.clock(),
        events,
        launch.functions(),
        null);
  }

  /** Which package is searched first for a name without package. */
  static NameResolver.Order searchOrder(Flags flags) {
    return flags.is("require_ref_searches_node_package_before_root")
        ? NameResolver.Order.NODE_PACKAGE_FIRST
        : NameResolver.Order.ROOT_FIRST;
  }

  private void write(ParseResult result, ReusePolicy policy) {
    // dbt 1.12: docs generate writes the manifest only when it has compiled
    boolean writes =
        invocation.flags().writeJson() && !invocation.flags().which().equals("generate");
    result.beginSaving();
    SavedArtifacts artifacts = result.artifacts();
    boolean isNew = !result.isReused();
    if (writes) {
      Path folder = invocation.packages().root().targetDirectory();
      Bytes head = ManifestText.head(result.metadata());
      if (artifacts == null) {
        artifacts = SavedArtifacts.of(result.manifest(), head.size());
        isNew = true;
      }
      Path file = folder.resolve("manifest.json");
      ArtifactWriter.writeBytes(file, List.of(head, artifacts.manifest()));
      launch.events().fire(ArtifactWritten.event("WritableManifest", file));
      SemanticFiles.write(folder, artifacts.semanticManifest(), launch.events());
    }
    if (isNew) {
      save(result, policy, artifacts);
    }
  }

  /** A parse that cannot be kept is no failure; the next one is a whole one. */
  private void save(ParseResult result, ReusePolicy policy, @Nullable SavedArtifacts artifacts) {
    try {
      result.save(policy.writeTo(), artifacts);
    } catch (IOException | RuntimeException e) {
      launch
          .events()
          .fire(Event.of("Z050", "Note", Level.DEBUG, "The parse could not be kept: " + e));
    }
  }
}
