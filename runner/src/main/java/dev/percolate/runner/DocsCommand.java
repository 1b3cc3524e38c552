package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.Catalog;
import dev.percolate.manifest.ResourceType;
import dev.percolate.runner.internal.CatalogQuery;
import dev.percolate.runner.internal.CatalogTables;
import dev.percolate.runner.internal.DocsPage;
import dev.percolate.runner.internal.FolderCopy;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code docs generate}: catalog.json and a page to look at it. */
public final class DocsCommand {
  private final RunEnvironment environment;
  private final EventSink events;

  public DocsCommand(RunEnvironment environment) {
    this.environment = environment;
    this.events = environment.events();
  }

  /** Makes the documentation; a catalog without errors is of a warehouse that answered it all. */
  public Catalog run() {
    Set<String> selected = null;
    List<Event> toldOfManifest = List.of();
    if (!Boolean.FALSE.equals(environment.flags().get("compile"))) {
      CompileCommand.Compiled compiled =
          new CompileCommand(environment, CompileCommand.Kind.DOCS, null).run();
      selected = new LinkedHashSet<>(compiled.selected());
      toldOfManifest = compiled.toldOfManifest();
    }
    Path target = environment.targetFolder();
    String page = DocsPage.text();
    ArtifactWriter.writeText(target.resolve("index.html"), page);
    copyAssets(target);
    CatalogQuery.Answer answer = answer(selected);
    CatalogTables tables = new CatalogTables(environment.manifest(), answer.rows());
    if (environment.flags().is("empty_catalog")) {
      selected = Set.of();
    }
    CatalogTables.Matched matched = tables.match(selected);
    Path file = target.resolve("catalog.json");
    List<String> errors = answer.errors();
    Catalog catalog =
        new Catalog(
            new RunArtifacts(environment, new CompiledNodes()).metadata(Catalog.SCHEMA_VERSION),
            matched.nodes(),
            matched.sources(),
            errors.isEmpty() ? null : errors);
    ArtifactWriter.write(file, catalog);
    environment.events().fire(ArtifactWritten.event("CatalogArtifact", file));
    // dbt 1.12: writes the same manifest again
    toldOfManifest.forEach(environment.events()::fire);
    if (environment.flags().is("static")) {
      writeStatic(target, page);
    }
    tellEnd(file, errors.size());
    return catalog;
  }

  private void tellEnd(Path file, int errors) {
    if (errors > 0) {
      fire(
          "E041",
          "WriteCatalogFailure",
          Level.ERROR,
          "dbt encountered "
              + errors
              + (errors == 1 ? " failure" : " failures")
              + " while writing the catalog",
          RunLines.fields("num_exceptions", (long) errors));
    }
    String path = file.toAbsolutePath().toString();
    fire(
        "E042",
        "CatalogWritten",
        Level.INFO,
        "Catalog written to " + path,
        RunLines.fields("path", path));
  }

  /** Asks the warehouse, and adds the selected sources to the selected nodes. */
  private CatalogQuery.Answer answer(@Nullable Set<String> selected) {
    if (environment.flags().is("empty_catalog")) {
      return new CatalogQuery.Answer(List.of(), List.of());
    }
    fire("E044", "BuildingCatalog", Level.INFO, "Building catalog", Map.of());
    if (selected != null) {
      Dag dag = environment.manifest().buildGraph();
      selected.addAll(
          new NodeSelection(environment)
              .select(dag, ResourceTypeFilter.of(ResourceType.SOURCE), false)
              .ids());
    }
    return new CatalogQuery(environment).ask(selected);
  }

  private void copyAssets(Path target) {
    try {
      for (String path : environment.project().paths().assets()) {
        FolderCopy.replace(
            environment.project().root().resolve(path), target.resolve(path).normalize());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page that holds both artifacts. */
  private static void writeStatic(Path target, String page) {
    String whole = page;
    for (String name : new String[] {"manifest", "catalog"}) {
      String json;
      try {
        json = Files.readString(target.resolve(name + ".json"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      String mark = "\"" + name.toUpperCase(java.util.Locale.ROOT) + ".JSON INLINE DATA\"";
      whole = whole.replace(mark, json.replace("</", "<\\/"));
    }
    ArtifactWriter.writeText(target.resolve("static_index.html"), whole);
  }

  private void fire(
      String code, String name, Level level, String message, Map<String, @Nullable Object> data) {
    events.fire(new Event(code, name, level, message, data));
  }
}
