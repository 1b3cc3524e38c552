package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the semantic layer.
 *
 * @param typeParams the declared shape of dbt, every key present
 * @param filter where_filters, or null
 * @param metadata where it was written, or null
 */
public record Metric(
    Identity identity,
    String description,
    String label,
    String type,
    Map<String, @Nullable Object> typeParams,
    @Nullable Map<String, @Nullable Object> filter,
    @Nullable Map<String, @Nullable Object> metadata,
    @Nullable String timeGranularity,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> unrenderedConfig,
    List<List<String>> sources,
    DependsOn dependsOn,
    List<RefArgs> refs,
    List<List<String>> metrics,
    double createdAt,
    @Nullable String group,
    Map<String, @Nullable Object> meta,
    List<String> tags)
    implements GraphNode, Identified {

  public Metric {
    typeParams = Frozen.map(typeParams);
    filter = filter == null ? null : Frozen.map(filter);
    metadata = metadata == null ? null : Frozen.map(metadata);
    config = Frozen.map(config);
    unrenderedConfig = Frozen.map(unrenderedConfig);
    sources = List.copyOf(sources);
    refs = List.copyOf(refs);
    metrics = List.copyOf(metrics);
    meta = Frozen.map(meta);
    tags = List.copyOf(tags);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.METRIC;
  }

  @Override
  public List<String> dependsOnNodes() {
    return dependsOn.nodes();
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("description", description);
    sink.field("label", label);
    sink.field("type", type);
    sink.struct("type_params", typeParams);
    sink.struct("filter", filter);
    sink.struct("metadata", metadata);
    sink.field("time_granularity", timeGranularity);
    sink.struct("config", config);
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("sources", sources);
    sink.field("depends_on", dependsOn);
    sink.field("refs", refs);
    sink.field("metrics", metrics);
    sink.field("created_at", createdAt);
    sink.field("group", group);
    sink.field("meta", meta);
    sink.field("tags", tags);
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.description = description;
    builder.label = label;
    builder.type = type;
    builder.typeParams = new LinkedHashMap<>(typeParams);
    builder.filter = filter == null ? null : new LinkedHashMap<>(filter);
    builder.metadata = metadata == null ? null : new LinkedHashMap<>(metadata);
    builder.timeGranularity = timeGranularity;
    builder.config = new LinkedHashMap<>(config);
    builder.unrenderedConfig = new LinkedHashMap<>(unrenderedConfig);
    builder.sources = new ArrayList<>(sources);
    builder.dependsOn = dependsOn;
    builder.refs = new ArrayList<>(refs);
    builder.metrics = new ArrayList<>(metrics);
    builder.createdAt = createdAt;
    builder.group = group;
    builder.meta = new LinkedHashMap<>(meta);
    builder.tags = new ArrayList<>(tags);
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public String description = "";
    public String label = "";
    public String type = "";
    public Map<String, @Nullable Object> typeParams = new LinkedHashMap<>();
    public @Nullable Map<String, @Nullable Object> filter;
    public @Nullable Map<String, @Nullable Object> metadata;
    public @Nullable String timeGranularity;
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
    public List<List<String>> sources = new ArrayList<>();
    public DependsOn dependsOn = DependsOn.NOTHING;
    public List<RefArgs> refs = new ArrayList<>();
    public List<List<String>> metrics = new ArrayList<>();
    public double createdAt;
    public @Nullable String group;
    public Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    public List<String> tags = new ArrayList<>();

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public Metric build() {
      return new Metric(
          identity,
          description,
          label,
          type,
          typeParams,
          filter,
          metadata,
          timeGranularity,
          config,
          unrenderedConfig,
          sources,
          dependsOn,
          refs,
          metrics,
          createdAt,
          group,
          meta,
          tags);
    }
  }
}
