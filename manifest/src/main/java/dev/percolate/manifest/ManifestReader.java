package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.internal.FieldWalk;
import dev.percolate.manifest.internal.Fields;
import dev.percolate.manifest.internal.JsonSource;
import dev.percolate.manifest.internal.ManifestUpgrade;
import dev.percolate.manifest.internal.NodeReader;
import dev.percolate.manifest.internal.ResourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest.json back into records, whoever wrote it: missing fields have dbt's defaults,
 * fields that are not known are kept beside the records. Manifests of the schemas v4 to v11 are
 * upgraded as dbt 1.12 does.
 */
public final class ManifestReader {
  /** The oldest schema that can be read. */
  public static final int OLDEST_SCHEMA = 4;

  private static final String KIND = "WritableManifest";
  private static final List<String> COLLECTIONS =
      List.of(
          "nodes",
          "sources",
          "macros",
          "docs",
          "exposures",
          "metrics",
          "groups",
          "saved_queries",
          "semantic_models",
          "unit_tests",
          "functions");
  // follow from the resources
  private static final List<String> DERIVED = List.of("parent_map", "child_map", "group_map");
  private static final List<String> OTHER_FIELDS = List.of("metadata", "selectors", "disabled");

  /**
   * A manifest from a file.
   *
   * @param schemaVersion the schema the file names
   * @param compiled what compiling had added, by unique id
   * @param unknown the fields that have no place in the records
   */
  public record StoredManifest(
      Manifest manifest,
      String schemaVersion,
      Map<String, CompiledNode> compiled,
      UnknownFields unknown) {}

  private final Map<String, @Nullable Object> kept = new LinkedHashMap<>();
  private final Manifest.Builder draft = new Manifest.Builder();
  private final Map<String, CompiledNode> compiled = new LinkedHashMap<>();
  private final UnknownFields unknown = new UnknownFields();
  private final Map<String, List<UnknownFields.Field>> unknownMembers = new LinkedHashMap<>();
  private final @Nullable List<FieldProblem> problems;

  private ManifestReader(@Nullable List<FieldProblem> problems) {
    this.problems = problems;
  }

  /**
   * Reads the file.
   *
   * @throws ProblemException when it is not JSON (with line and column) or of another schema
   */
  public static StoredManifest read(Path file) {
    ManifestReader reader = new ManifestReader(null);
    return reader.manifest(JsonSource.visit(file, KIND, reader::member), file);
  }

  /** Reads the bytes of a file; {@code name} is what errors call it. */
  public static StoredManifest read(byte[] json, String name) {
    return new ManifestReader(null).manifest(json, name);
  }

  /**
   * As {@link #read(byte[], String)}, and refuses what that passes over: unknown fields, values of
   * the wrong type and missing ones.
   *
   * @throws InvalidFieldsException with all problems
   */
  public static StoredManifest readStrictly(byte[] json, String name) {
    List<FieldProblem> problems = new ArrayList<>();
    StoredManifest stored = new ManifestReader(problems).manifest(json, name);
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
    return stored;
  }

  /** The resource of a dictionary that {@link Part#toMap} made. */
  public static Resource resource(Map<String, @Nullable Object> fields) {
    Resource resource = ResourceReader.resource(Fields.of(fields));
    if (resource == null) {
      throw new BugException("no resource: " + fields.get("unique_id"));
    }
    return resource;
  }

  private StoredManifest manifest(byte[] json, String name) {
    return manifest(JsonSource.visit(json, KIND, name, this::member), Path.of(name));
  }

  /**
   * Takes a member of the manifest. Resources behind metadata of today's schema become records one
   * by one; all else is kept as it is until the end.
   */
  private void member(String name, JsonSource.Value value) throws IOException {
    if (DERIVED.contains(name)) {
      kept.put(name, null);
    } else if (COLLECTIONS.contains(name) && value.isObject() && isOfToday()) {
      Additions additions = new Additions(name);
      value.members(additions::add);
      kept.put(name, Map.of());
    } else {
      kept.put(name, value.read());
    }
  }

  private boolean isOfToday() {
    return kept.get("metadata") instanceof Map<?, ?> metadata
        && ManifestMetadata.SCHEMA_VERSION.equals(metadata.get("dbt_schema_version"));
  }

  private StoredManifest manifest(boolean isObject, Path file) {
    if (!isObject) {
      throw ProblemException.runtime(
          "Could not read " + KIND + " at \"" + file + "\": it does not hold a JSON object");
    }
    Fields root = fields("manifest", kept);
    Fields metadata =
        fields("metadata", root.any("metadata") == null ? Map.of() : root.any("metadata"));
    String schema = metadata.text("dbt_schema_version");
    ArtifactSchema.check(file, ManifestMetadata.SCHEMA_VERSION, OLDEST_SCHEMA, schema);
    int version = ArtifactSchema.version(schema);
    if (version >= 0 && version < ArtifactSchema.version(ManifestMetadata.SCHEMA_VERSION)) {
      ManifestUpgrade.apply(kept, version);
    }
    for (String collection : COLLECTIONS) {
      Additions additions = new Additions(collection);
      root.object(collection).forEach(additions::add);
    }
    root.object("disabled").forEach(this::disabled);
    draft.selectors.putAll(root.object("selectors"));
    ManifestMetadata head = metadata(metadata);
    keep("metadata", head, metadata.map());
    Manifest manifest = draft.build(head);
    keepUnknown(manifest);
    return new StoredManifest(manifest, schema, compiled, unknown);
  }

  private Fields fields(String resource, @Nullable Object json) {
    return problems == null ? Fields.of(json) : Fields.checked(resource, json, problems);
  }

  /** The members of a collection, in order. */
  private final class Additions {
    private final String collection;
    private @Nullable String before;

    Additions(String collection) {
      this.collection = collection;
    }

    void add(String id, @Nullable Object json) {
      Resource resource = resource(id, json);
      if (resource == null) {
        unknownMembers
            .computeIfAbsent(collection, _ -> new ArrayList<>())
            .add(new UnknownFields.Field(before, id, json));
      } else {
        ManifestReader.this.add(id, resource);
        before = id;
      }
    }
  }

  private void add(String id, Resource resource) {
    switch (resource) {
      case FunctionNode function -> draft.functions.put(id, function);
      case ExecutableNode node -> draft.nodes.put(id, node);
      case Source source -> draft.sources.put(id, source);
      case Exposure exposure -> draft.exposures.put(id, exposure);
      case Metric metric -> draft.metrics.put(id, metric);
      case SavedQuery query -> draft.savedQueries.put(id, query);
      case SemanticModel model -> draft.semanticModels.put(id, model);
      case UnitTest test -> draft.unitTests.put(id, test);
      case Macro macro -> draft.macros.put(id, macro);
      case Doc doc -> draft.docs.put(id, doc);
      case Group group -> draft.groups.put(id, group);
    }
  }

  private void disabled(String uniqueId, @Nullable Object same) {
    if (!(same instanceof List<?> list)) {
      return;
    }
    List<GraphNode> nodes = draft.disabled.computeIfAbsent(uniqueId, _ -> new ArrayList<>(1));
    for (Object json : list) {
      if (!(resource(uniqueId, json) instanceof GraphNode node)) {
        throw ProblemException.runtime(
            "The manifest has a disabled resource of unknown type: '" + uniqueId + "'");
      }
      nodes.add(node);
    }
  }

  /** The resource of any type; null when its type is not known. */
  private @Nullable Resource resource(String id, @Nullable Object json) {
    Fields fields = fields(id, json);
    Resource resource = ResourceReader.resource(fields);
    if (resource == null) {
      return null;
    }
    if (resource instanceof ExecutableNode) {
      CompiledNode added = NodeReader.compiled(fields);
      if (added != null) {
        compiled.put(added.uniqueId(), added);
      }
    }
    keep(id, resource, fields.map());
    return resource;
  }

  /** Keeps the fields of {@code json} that {@code part} has no place for. */
  private void keep(String id, Part part, Map<String, @Nullable Object> json) {
    FieldWalk.compare(part, json, compiled.get(id), unknown);
    if (problems != null) {
      NodeCreation.addProblems(id, unknown.of(part), problems);
    }
  }

  private void keepUnknown(Manifest manifest) {
    unknownMembers.forEach(
        (collection, members) -> members.forEach(m -> unknown.add(manifest, collection, m)));
    String after = null;
    for (Map.Entry<String, @Nullable Object> entry : kept.entrySet()) {
      String name = entry.getKey();
      if (COLLECTIONS.contains(name) || OTHER_FIELDS.contains(name) || DERIVED.contains(name)) {
        after = name;
      } else {
        unknown.add(manifest, "", new UnknownFields.Field(after, name, entry.getValue()));
        if (problems != null) {
          problems.add(new FieldProblem.Unknown("manifest", name));
        }
      }
    }
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
        json.flagOrNull("send_anonymous_usage_stats"),
        json.text("adapter_type"),
        json.object("quoting"),
        json.textOrNull("run_started_at"));
  }
}
