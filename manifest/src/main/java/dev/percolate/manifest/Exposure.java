package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A use of the data outside the project, such as a dashboard.
 *
 * @param type dashboard, notebook, analysis, ml or application
 * @param owner email, name and whatever else the user wrote
 */
public record Exposure(
    Identity identity,
    String type,
    Map<String, @Nullable Object> owner,
    String description,
    @Nullable String label,
    @Nullable String maturity,
    Map<String, @Nullable Object> meta,
    List<String> tags,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> unrenderedConfig,
    @Nullable String url,
    DependsOn dependsOn,
    List<RefArgs> refs,
    List<List<String>> sources,
    List<List<String>> metrics,
    double createdAt)
    implements GraphNode, Identified {

  public Exposure {
    owner = Frozen.map(owner);
    meta = Frozen.map(meta);
    tags = List.copyOf(tags);
    config = Frozen.map(config);
    unrenderedConfig = Frozen.map(unrenderedConfig);
    refs = List.copyOf(refs);
    sources = List.copyOf(sources);
    metrics = List.copyOf(metrics);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.EXPOSURE;
  }

  @Override
  public List<String> dependsOnNodes() {
    return dependsOn.nodes();
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("type", type);
    sink.struct("owner", owner);
    sink.field("description", description);
    sink.field("label", label);
    sink.field("maturity", maturity);
    sink.field("meta", meta);
    sink.field("tags", tags);
    sink.struct("config", config);
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("url", url);
    sink.field("depends_on", dependsOn);
    sink.field("refs", refs);
    sink.field("sources", sources);
    sink.field("metrics", metrics);
    sink.field("created_at", createdAt);
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.type = type;
    builder.owner = new LinkedHashMap<>(owner);
    builder.description = description;
    builder.label = label;
    builder.maturity = maturity;
    builder.meta = new LinkedHashMap<>(meta);
    builder.tags = new ArrayList<>(tags);
    builder.config = new LinkedHashMap<>(config);
    builder.unrenderedConfig = new LinkedHashMap<>(unrenderedConfig);
    builder.url = url;
    builder.dependsOn = dependsOn;
    builder.refs = new ArrayList<>(refs);
    builder.sources = new ArrayList<>(sources);
    builder.metrics = new ArrayList<>(metrics);
    builder.createdAt = createdAt;
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public String type = "";
    public Map<String, @Nullable Object> owner = new LinkedHashMap<>();
    public String description = "";
    public @Nullable String label;
    public @Nullable String maturity;
    public Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    public List<String> tags = new ArrayList<>();
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
    public @Nullable String url;
    public DependsOn dependsOn = DependsOn.NOTHING;
    public List<RefArgs> refs = new ArrayList<>();
    public List<List<String>> sources = new ArrayList<>();
    public List<List<String>> metrics = new ArrayList<>();
    public double createdAt;

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public Exposure build() {
      return new Exposure(
          identity,
          type,
          owner,
          description,
          label,
          maturity,
          meta,
          tags,
          config,
          unrenderedConfig,
          url,
          dependsOn,
          refs,
          sources,
          metrics,
          createdAt);
    }
  }
}
