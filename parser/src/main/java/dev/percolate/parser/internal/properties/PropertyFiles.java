package dev.percolate.parser.internal.properties;

import dev.percolate.manifest.Checksum;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the properties files of all packages, in dbt's order of sections, and fills the
 * draft. Sources are gathered and made at the end, because any package may override them.
 */
public final class PropertyFiles {
  // many enough for all cores, few enough not to hold what all files come to
  private static final int BATCH = 64;

  private final ParseSession session;
  private final PropertyEvents events;
  private final Sources sources;
  private final SemanticSections semantics;
  private final Map<String, Function<String, @Nullable Object>> renderers = new HashMap<>();

  /**
   * A properties file that was read.
   *
   * @param checksum of its text; none when it has no snapshots, which alone need it
   */
  public record Content(SourceFile source, Map<?, ?> mapping, Checksum checksum) {

    /** Whether it may say something of the sources of another package. */
    public boolean overridesSources() {
      return mapping.get("sources") instanceof List<?> sources
          && sources.stream()
              .anyMatch(source -> source instanceof Map<?, ?> map && map.containsKey("overrides"));
    }
  }

  public PropertyFiles(ParseSession session, SemanticSections semantics) {
    this.session = session;
    this.semantics = semantics;
    this.events = new PropertyEvents(session.events());
    this.sources = new Sources(session, events);
  }

  /** Applies files in their order. */
  public void apply(List<Content> files) {
    for (int from = 0; from < files.size(); from += BATCH) {
      applyBatch(files.subList(from, Math.min(from + BATCH, files.size())));
    }
  }

  private void applyBatch(List<Content> contents) {
    List<Opened> batch = new ArrayList<>();
    List<ModelAhead.Place> places = new ArrayList<>();
    for (Content content : contents) {
      PropertyFile file =
          new PropertyFile(
              content.source(), content.mapping(), renderer(content.source().projectName()));
      GenericTests tests = new GenericTests(session, file.render(), events);
      batch.add(new Opened(file, tests, content.checksum()));
      if (content.mapping().get("models") instanceof List<?> entries) {
        for (int i = 0; i < entries.size(); i++) {
          places.add(new ModelAhead.Place(file, tests, entries, i));
        }
      }
    }
    Iterator<ModelAhead> models =
        session
            .parallel()
            .map(places, place -> ModelAhead.of(place, session.parallel()))
            .iterator();
    for (Opened opened : batch) {
      apply(opened, models);
    }
  }

  /** A file whose turn comes. */
  private record Opened(PropertyFile file, GenericTests tests, Checksum checksum) {}

  /** Makes the sources and their tests. */
  public void finishSources() {
    sources.finish(packageName -> new GenericTests(session, renderer(packageName), events));
  }

  private Function<String, @Nullable Object> renderer(String packageName) {
    return renderers.computeIfAbsent(
        packageName, name -> session.templates().properties(name)::renderNative);
  }

  private void apply(Opened opened, Iterator<ModelAhead> models) {
    PropertyFile file = opened.file();
    GenericTests tests = opened.tests();
    NodePatches patches = new NodePatches(session, file, events, tests, semantics);
    if (file.has("models")) {
      List<ModelAhead> own = new ArrayList<>();
      for (Object _ : file.entries("models")) {
        own.add(models.next());
      }
      new Models(session, file, events, tests, patches).apply(own);
    }
    if (file.has("seeds")) {
      patches.apply("seeds");
    }
    if (file.has("snapshots")) {
      new SnapshotNodes(session, file, opened.checksum()).add();
      patches.apply("snapshots");
    }
    if (file.has("sources")) {
      sources.gather(file);
    }
    if (file.has("macros")) {
      new MacroPatches(session, file, events).apply();
    }
    if (file.has("data_tests")) {
      new SingularTestPatches(session, file, events).apply();
    }
    if (file.has("analyses")) {
      patches.apply("analyses");
    }
    Exposures owned = new Exposures(session, file, events);
    if (file.has("exposures")) {
      owned.addExposures();
    }
    if (file.has("functions")) {
      patches.apply("functions");
    }
    if (file.has("metrics")) {
      semantics.addMetrics(file);
    }
    if (file.has("groups")) {
      owned.addGroups();
    }
    if (file.has("semantic_models")) {
      semantics.addSemanticModels(file);
    }
    if (file.has("unit_tests")) {
      new UnitTests(session, file).add();
    }
    if (file.has("saved_queries")) {
      semantics.addSavedQueries(file);
    }
  }
}
