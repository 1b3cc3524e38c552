package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model described for the semantic layer. Its entities, measures and dimensions are maps of the
 * shape dbt declares, every key present.
 *
 * @param model the {@code ref()} as written
 * @param nodeRelation alias, schema_name, database and relation_name, or null before refs are known
 */
public record SemanticModel(
    Identity identity,
    String model,
    @Nullable Map<String, @Nullable Object> nodeRelation,
    @Nullable String description,
    @Nullable String label,
    @Nullable Map<String, @Nullable Object> defaults,
    List<Map<String, @Nullable Object>> entities,
    List<Map<String, @Nullable Object>> measures,
    List<Map<String, @Nullable Object>> dimensions,
    @Nullable Map<String, @Nullable Object> metadata,
    DependsOn dependsOn,
    List<RefArgs> refs,
    double createdAt,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> unrenderedConfig,
    @Nullable String primaryEntity,
    @Nullable String group)
    implements GraphNode, Identified {

  public SemanticModel {
    nodeRelation = nodeRelation == null ? null : Frozen.map(nodeRelation);
    defaults = defaults == null ? null : Frozen.map(defaults);
    entities = List.copyOf(entities);
    measures = List.copyOf(measures);
    dimensions = List.copyOf(dimensions);
    metadata = metadata == null ? null : Frozen.map(metadata);
    refs = List.copyOf(refs);
    config = Frozen.map(config);
    unrenderedConfig = Frozen.map(unrenderedConfig);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.SEMANTIC_MODEL;
  }

  @Override
  public List<String> dependsOnNodes() {
    return dependsOn.nodes();
  }

  @Override
  public List<String> tags() {
    return List.of();
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("model", model);
    sink.struct("node_relation", nodeRelation);
    sink.field("description", description);
    sink.field("label", label);
    sink.struct("defaults", defaults);
    sink.struct("entities", entities);
    sink.struct("measures", measures);
    sink.struct("dimensions", dimensions);
    sink.struct("metadata", metadata);
    sink.field("depends_on", dependsOn);
    sink.field("refs", refs);
    sink.field("created_at", createdAt);
    sink.struct("config", config);
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("primary_entity", primaryEntity);
    sink.field("group", group);
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.model = model;
    builder.nodeRelation = nodeRelation == null ? null : new LinkedHashMap<>(nodeRelation);
    builder.description = description;
    builder.label = label;
    builder.defaults = defaults == null ? null : new LinkedHashMap<>(defaults);
    builder.entities = new ArrayList<>(entities);
    builder.measures = new ArrayList<>(measures);
    builder.dimensions = new ArrayList<>(dimensions);
    builder.metadata = metadata == null ? null : new LinkedHashMap<>(metadata);
    builder.dependsOn = dependsOn;
    builder.refs = new ArrayList<>(refs);
    builder.createdAt = createdAt;
    builder.config = new LinkedHashMap<>(config);
    builder.unrenderedConfig = new LinkedHashMap<>(unrenderedConfig);
    builder.primaryEntity = primaryEntity;
    builder.group = group;
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public String model = "";
    public @Nullable Map<String, @Nullable Object> nodeRelation;
    public @Nullable String description;
    public @Nullable String label;
    public @Nullable Map<String, @Nullable Object> defaults;
    public List<Map<String, @Nullable Object>> entities = new ArrayList<>();
    public List<Map<String, @Nullable Object>> measures = new ArrayList<>();
    public List<Map<String, @Nullable Object>> dimensions = new ArrayList<>();
    public @Nullable Map<String, @Nullable Object> metadata;
    public DependsOn dependsOn = DependsOn.NOTHING;
    public List<RefArgs> refs = new ArrayList<>();
    public double createdAt;
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
    public @Nullable String primaryEntity;
    public @Nullable String group;

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public SemanticModel build() {
      return new SemanticModel(
          identity,
          model,
          nodeRelation,
          description,
          label,
          defaults,
          entities,
          measures,
          dimensions,
          metadata,
          dependsOn,
          refs,
          createdAt,
          config,
          unrenderedConfig,
          primaryEntity,
          group);
    }
  }
}
