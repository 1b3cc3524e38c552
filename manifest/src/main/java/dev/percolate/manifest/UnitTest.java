package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit test of a model.
 *
 * @param model the tested model as written
 * @param overrides macros, vars and env_vars, or null
 * @param checksum of everything that decides the result, or null
 * @param schema the schema of the tested model
 * @param versions include and exclude, or null
 * @param version of the tested model, or null
 */
public record UnitTest(
    Identity identity,
    String model,
    List<Given> given,
    Expect expect,
    String description,
    @Nullable Map<String, @Nullable Object> overrides,
    DependsOn dependsOn,
    Map<String, @Nullable Object> config,
    @Nullable String checksum,
    @Nullable String schema,
    double createdAt,
    @Nullable Map<String, @Nullable Object> versions,
    @Nullable Object version)
    implements GraphNode, Identified {

  public UnitTest {
    given = List.copyOf(given);
    overrides = overrides == null ? null : Frozen.map(overrides);
    config = Frozen.map(config);
    versions = versions == null ? null : Frozen.map(versions);
  }

  @Override
  public List<String> fqn() {
    return identity.fqn();
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.UNIT_TEST;
  }

  @Override
  public List<String> dependsOnNodes() {
    return dependsOn.nodes();
  }

  @Override
  public List<String> tags() {
    return switch (config.get("tags")) {
      case String tag -> List.of(tag);
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  @Override
  public Map<String, @Nullable Object> unrenderedConfig() {
    return Map.of();
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("model", model);
    sink.field("given", given);
    sink.field("expect", expect);
    identity.fields(sink, resourceType());
    sink.field("description", description);
    sink.struct("overrides", overrides);
    sink.field("depends_on", dependsOn);
    sink.struct("config", config);
    sink.field("checksum", checksum);
    sink.field("schema", schema);
    sink.field("created_at", createdAt);
    sink.struct("versions", versions);
    sink.field("version", version);
  }

  /**
   * One mocked input.
   *
   * @param input the {@code ref()} or {@code source()} as written
   * @param rows a list of maps, SQL text, or null
   * @param format dict, csv or sql
   */
  public record Given(String input, @Nullable Object rows, String format, @Nullable String fixture)
      implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("input", input);
      sink.field("rows", rows);
      sink.field("format", format);
      sink.field("fixture", fixture);
    }
  }

  /** The expected result; fields as in {@link Given}. */
  public record Expect(@Nullable Object rows, String format, @Nullable String fixture)
      implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("rows", rows);
      sink.field("format", format);
      sink.field("fixture", fixture);
    }
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.model = model;
    builder.given = new ArrayList<>(given);
    builder.expect = expect;
    builder.description = description;
    builder.overrides = overrides == null ? null : new LinkedHashMap<>(overrides);
    builder.dependsOn = dependsOn;
    builder.config = new LinkedHashMap<>(config);
    builder.checksum = checksum;
    builder.schema = schema;
    builder.createdAt = createdAt;
    builder.versions = versions == null ? null : new LinkedHashMap<>(versions);
    builder.version = version;
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public String model = "";
    public List<Given> given = new ArrayList<>();
    public Expect expect = new Expect(null, "dict", null);
    public String description = "";
    public @Nullable Map<String, @Nullable Object> overrides;
    public DependsOn dependsOn = DependsOn.NOTHING;
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public @Nullable String checksum;
    public @Nullable String schema;
    public double createdAt;
    public @Nullable Map<String, @Nullable Object> versions;
    public @Nullable Object version;

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public UnitTest build() {
      return new UnitTest(
          identity,
          model,
          given,
          expect,
          description,
          overrides,
          dependsOn,
          config,
          checksum,
          schema,
          createdAt,
          versions,
          version);
    }
  }
}
