package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table made outside the project.
 *
 * @param freshness warn_after, error_after and filter, or null
 * @param external location, file_format and the like, or null
 * @param quoting database, schema, identifier, column: Boolean or null each
 */
public record Source(
    Identity identity,
    @Nullable String database,
    String schema,
    String sourceName,
    String sourceDescription,
    String loader,
    String identifier,
    Map<String, @Nullable Object> quoting,
    @Nullable String loadedAtField,
    @Nullable String loadedAtQuery,
    @Nullable Map<String, @Nullable Object> freshness,
    @Nullable Map<String, @Nullable Object> external,
    String description,
    Map<String, ColumnSpec> columns,
    Map<String, @Nullable Object> meta,
    Map<String, @Nullable Object> sourceMeta,
    List<String> tags,
    Map<String, @Nullable Object> config,
    @Nullable String patchPath,
    Map<String, @Nullable Object> unrenderedConfig,
    @Nullable String relationName,
    double createdAt,
    @Nullable String unrenderedDatabase,
    @Nullable String unrenderedSchema,
    List<String> docBlocks)
    implements GraphNode, Identified {

  public Source {
    quoting = Frozen.map(quoting);
    freshness = freshness == null ? null : Frozen.map(freshness);
    external = external == null ? null : Frozen.map(external);
    columns = Frozen.map(columns);
    meta = Frozen.map(meta);
    sourceMeta = Frozen.map(sourceMeta);
    tags = List.copyOf(tags);
    config = Frozen.map(config);
    unrenderedConfig = Frozen.map(unrenderedConfig);
    docBlocks = List.copyOf(docBlocks);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.SOURCE;
  }

  @Override
  public List<String> dependsOnNodes() {
    return List.of();
  }

  @Override
  public String searchName() {
    return sourceName + "." + name();
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("database", database);
    sink.field("schema", schema);
    identity.fields(sink, resourceType());
    sink.field("source_name", sourceName);
    sink.field("source_description", sourceDescription);
    sink.field("loader", loader);
    sink.field("identifier", identifier);
    sink.struct("quoting", quoting);
    sink.field("loaded_at_field", loadedAtField);
    sink.field("loaded_at_query", loadedAtQuery);
    sink.struct("freshness", freshness);
    sink.struct("external", external);
    sink.field("description", description);
    sink.field("columns", columns);
    sink.field("meta", meta);
    sink.field("source_meta", sourceMeta);
    sink.field("tags", tags);
    sink.struct("config", config);
    sink.field("patch_path", patchPath);
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("relation_name", relationName);
    sink.field("created_at", createdAt);
    sink.field("unrendered_database", unrenderedDatabase);
    sink.field("unrendered_schema", unrenderedSchema);
    sink.field("doc_blocks", docBlocks);
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.database = database;
    builder.schema = schema;
    builder.sourceName = sourceName;
    builder.sourceDescription = sourceDescription;
    builder.loader = loader;
    builder.identifier = identifier;
    builder.quoting = new LinkedHashMap<>(quoting);
    builder.loadedAtField = loadedAtField;
    builder.loadedAtQuery = loadedAtQuery;
    builder.freshness = freshness == null ? null : new LinkedHashMap<>(freshness);
    builder.external = external == null ? null : new LinkedHashMap<>(external);
    builder.description = description;
    builder.columns = new LinkedHashMap<>(columns);
    builder.meta = new LinkedHashMap<>(meta);
    builder.sourceMeta = new LinkedHashMap<>(sourceMeta);
    builder.tags = new ArrayList<>(tags);
    builder.config = new LinkedHashMap<>(config);
    builder.patchPath = patchPath;
    builder.unrenderedConfig = new LinkedHashMap<>(unrenderedConfig);
    builder.relationName = relationName;
    builder.createdAt = createdAt;
    builder.unrenderedDatabase = unrenderedDatabase;
    builder.unrenderedSchema = unrenderedSchema;
    builder.docBlocks = new ArrayList<>(docBlocks);
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public @Nullable String database;
    public String schema = "";
    public String sourceName = "";
    public String sourceDescription = "";
    public String loader = "";
    public String identifier = "";
    public Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    public @Nullable String loadedAtField;
    public @Nullable String loadedAtQuery;
    public @Nullable Map<String, @Nullable Object> freshness;
    public @Nullable Map<String, @Nullable Object> external;
    public String description = "";
    public Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    public Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    public Map<String, @Nullable Object> sourceMeta = new LinkedHashMap<>();
    public List<String> tags = new ArrayList<>();
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public @Nullable String patchPath;
    public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
    public @Nullable String relationName;
    public double createdAt;
    public @Nullable String unrenderedDatabase;
    public @Nullable String unrenderedSchema;
    public List<String> docBlocks = new ArrayList<>();

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public Source build() {
      return new Source(
          identity,
          database,
          schema,
          sourceName,
          sourceDescription,
          loader,
          identifier,
          quoting,
          loadedAtField,
          loadedAtQuery,
          freshness,
          external,
          description,
          columns,
          meta,
          sourceMeta,
          tags,
          config,
          patchPath,
          unrenderedConfig,
          relationName,
          createdAt,
          unrenderedDatabase,
          unrenderedSchema,
          docBlocks);
    }
  }
}
