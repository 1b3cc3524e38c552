package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro, materialization or generic test macro.
 *
 * @param dependsOn unique ids of the macros it calls
 * @param config meta and docs
 * @param supportedLanguages of a materialization, else null
 */
public record Macro(
    Identity identity,
    String macroSql,
    List<String> dependsOn,
    String description,
    Map<String, @Nullable Object> meta,
    Docs docs,
    Map<String, @Nullable Object> config,
    @Nullable String patchPath,
    List<Argument> arguments,
    double createdAt,
    @Nullable List<String> supportedLanguages)
    implements Identified {

  public Macro {
    dependsOn = List.copyOf(dependsOn);
    meta = Frozen.map(meta);
    config = Frozen.map(config);
    arguments = List.copyOf(arguments);
  }

  @Override
  public ResourceType resourceType() {
    return ResourceType.MACRO;
  }

  @Override
  public void fields(FieldSink sink) {
    identity.fields(sink, resourceType());
    sink.field("macro_sql", macroSql);
    sink.field("depends_on", new DependsOn.Macros(dependsOn));
    sink.field("description", description);
    sink.field("meta", meta);
    sink.field("docs", docs);
    sink.struct("config", config);
    sink.field("patch_path", patchPath);
    sink.field("arguments", arguments);
    sink.field("created_at", createdAt);
    sink.field("supported_languages", supportedLanguages);
  }

  /** One documented argument. */
  public record Argument(String name, @Nullable String type, String description) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("name", name);
      sink.field("type", type);
      sink.field("description", description);
    }
  }

  /** A mutable copy, for changing some fields. */
  public Builder toBuilder() {
    Builder builder = new Builder(identity);
    builder.macroSql = macroSql;
    builder.dependsOn = new ArrayList<>(dependsOn);
    builder.description = description;
    builder.meta = new LinkedHashMap<>(meta);
    builder.docs = docs;
    builder.config = new LinkedHashMap<>(config);
    builder.patchPath = patchPath;
    builder.arguments = new ArrayList<>(arguments);
    builder.createdAt = createdAt;
    builder.supportedLanguages = supportedLanguages;
    return builder;
  }

  /** A draft of the record, owned by one thread; {@link #build} may be called again. */
  public static final class Builder {
    public Identity identity;
    public String macroSql = "";
    public List<String> dependsOn = new ArrayList<>();
    public String description = "";
    public Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    public Docs docs = Docs.SHOWN;
    public Map<String, @Nullable Object> config = new LinkedHashMap<>();
    public @Nullable String patchPath;
    public List<Argument> arguments = new ArrayList<>();
    public double createdAt;
    public @Nullable List<String> supportedLanguages;

    public Builder(Identity identity) {
      this.identity = identity;
    }

    public Macro build() {
      return new Macro(
          identity,
          macroSql,
          dependsOn,
          description,
          meta,
          docs,
          config,
          patchPath,
          arguments,
          createdAt,
          supportedLanguages);
    }
  }
}
