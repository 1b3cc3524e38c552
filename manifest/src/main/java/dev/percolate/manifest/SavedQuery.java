package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored semantic-layer query.
 *
 * @param queryParams metrics, group_by, where, order_by and limit
 * @param exports name, config and unrendered_config each
 */
public record SavedQuery(
    Identity identity,
    Map<String, @Nullable Object> queryParams,
    List<Map<String, @Nullable Object>> exports,
    @Nullable String description,
    @Nullable String label,
    @Nullable Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> unrenderedConfig,
    @Nullable String group,
    DependsOn dependsOn,
    double createdAt,
    List<RefArgs> refs,
    List<String> tags)
    implements GraphNode, Identified {

  public SavedQuery {
    queryParams = Frozen.map(queryParams);
    exports = List.copyOf(exports);
    metadata = metadata == null ? null : Frozen.map(metadata);
    config = Frozen.map(config);
    unrenderedConfig = Frozen.map(unrenderedConfig);
    refs = List.copyOf(refs);
    tags = List.copyOf(tags);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.SAVED_QUERY;
  }

  @Override
  public List<String> dependsOnNodes() {
    return dependsOn.nodes();
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.struct("query_params", queryParams);
    sink.struct("exports", exports);
    sink.field("description", description);
    sink.field("label", label);
    sink.struct("metadata", metadata);
    sink.struct("config", config);
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("group", group);
    sink.field("depends_on", dependsOn);
    sink.field("created_at", createdAt);
    sink.field("refs", refs);
    sink.field("tags", tags);
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.queryParams = new LinkedHashMap<>(queryParams);
    builder.exports = new ArrayList<>(exports);
    builder.description = description;
    builder.label = label;
    builder.metadata = metadata == null ? null : new LinkedHashMap<>(metadata);
    builder.config = new LinkedHashMap<>(config);
    builder.unrenderedConfig = new LinkedHashMap<>(unrenderedConfig);
    builder.group = group;
    builder.dependsOn = dependsOn;
    builder.createdAt = createdAt;
    builder.refs = new ArrayList<>(refs);
    builder.tags = new ArrayList<>(tags);
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public Map<String, @Nullable Object> queryParams = new LinkedHashMap<>();
    public List<Map<String, @Nullable Object>> exports = new ArrayList<>();
    public @Nullable String description;
    public @Nullable String label;
    public @Nullable Map<String, @Nullable Object> metadata;
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
    public @Nullable String group;
    public DependsOn dependsOn = DependsOn.NOTHING;
    public double createdAt;
    public List<RefArgs> refs = new ArrayList<>();
    public List<String> tags = new ArrayList<>();

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public SavedQuery build() {
      return new SavedQuery(
          identity,
          queryParams,
          exports,
          description,
          label,
          metadata,
          config,
          unrenderedConfig,
          group,
          dependsOn,
          createdAt,
          refs,
          tags);
    }
  }
}
