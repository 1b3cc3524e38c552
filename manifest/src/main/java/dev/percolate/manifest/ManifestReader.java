package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.internal.Fields;
import dev.percolate.manifest.internal.JsonSource;
import dev.percolate.manifest.internal.NodeReader;
import dev.percolate.manifest.internal.ResourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a manifest.json of schema v12 back into records. */
public final class ManifestReader {

  /**
   * A manifest from a file.
   *
   * @param schemaVersion the schema the file names
   * @param compiled what compiling had added, by unique id
   */
  public record StoredManifest(
      Manifest manifest, String schemaVersion, Map<String, CompiledNode> compiled) {}

  private final Manifest.Builder draft = new Manifest.Builder();
  private final Map<String, CompiledNode> compiled = new LinkedHashMap<>();

  private ManifestReader() {}

  /** Reads the file. */
  public static StoredManifest read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the stream, which stays open. */
  public static StoredManifest read(InputStream in) throws IOException {
    return new ManifestReader().manifest(Fields.of(JsonSource.read(in)));
  }

  private StoredManifest manifest(Fields json) {
    json.inner("nodes").map().forEach((id, node) -> draft.nodes.put(id, node(Fields.of(node))));
    json.inner("disabled").map().forEach(this::disabled);
    for (String collection :
        List.of(
            "sources",
            "exposures",
            "metrics",
            "saved_queries",
            "semantic_models",
            "unit_tests",
            "functions")) {
      json.inner(collection).map().forEach((_, node) -> add(graphNode(Fields.of(node))));
    }
    json.inner("macros")
        .map()
        .forEach((id, macro) -> draft.macros.put(id, ResourceReader.macro(Fields.of(macro))));
    json.inner("docs")
        .map()
        .forEach((id, doc) -> draft.docs.put(id, ResourceReader.doc(Fields.of(doc))));
    json.inner("groups")
        .map()
        .forEach((id, group) -> draft.groups.put(id, ResourceReader.group(Fields.of(group))));
    draft.selectors.putAll(json.object("selectors"));
    Fields metadata = json.inner("metadata");
    return new StoredManifest(
        draft.build(metadata(metadata)), metadata.text("dbt_schema_version"), compiled);
  }

  private void disabled(String uniqueId, @Nullable Object same) {
    if (same instanceof List<?> list) {
      for (Object node : list) {
        draft.addDisabled(graphNode(Fields.of(node)));
      }
    }
  }

  private void add(GraphNode node) {
    String id = node.uniqueId();
    switch (node) {
      case FunctionNode function -> draft.functions.put(id, function);
      case Source source -> draft.sources.put(id, source);
      case Exposure exposure -> draft.exposures.put(id, exposure);
      case Metric metric -> draft.metrics.put(id, metric);
      case SavedQuery query -> draft.savedQueries.put(id, query);
      case SemanticModel model -> draft.semanticModels.put(id, model);
      case UnitTest test -> draft.unitTests.put(id, test);
      case ExecutableNode other -> draft.nodes.put(id, other);
    }
  }

  private GraphNode graphNode(Fields json) {
    return switch (type(json)) {
      case SOURCE -> ResourceReader.source(json);
      case EXPOSURE -> ResourceReader.exposure(json);
      case METRIC -> ResourceReader.metric(json);
      case SAVED_QUERY -> ResourceReader.savedQuery(json);
      case SEMANTIC_MODEL -> ResourceReader.semanticModel(json);
      case UNIT_TEST -> ResourceReader.unitTest(json);
      default -> node(json);
    };
  }

  private ExecutableNode node(Fields json) {
    CompiledNode added = NodeReader.compiled(json);
    if (added != null) {
      compiled.put(added.uniqueId(), added);
    }
    return NodeReader.node(type(json), json);
  }

  private static ResourceType type(Fields json) {
    ResourceType type = ResourceType.of(json.text("resource_type"));
    if (type == null) {
      throw new BugException("unknown resource type " + json.any("resource_type"));
    }
    return type;
  }

  private static ManifestMetadata metadata(Fields json) {
    return new ManifestMetadata(
        json.text("dbt_version"),
        json.text("generated_at"),
        json.text("invocation_id"),
        json.textOrNull("invocation_started_at"),
        json.object("env"),
        json.text("project_name"),
        json.text("project_id"),
        json.textOrNull("user_id"),
        json.any("send_anonymous_usage_stats") instanceof Boolean sent ? sent : null,
        json.text("adapter_type"),
        json.object("quoting"),
        json.textOrNull("run_started_at"));
  }
}
