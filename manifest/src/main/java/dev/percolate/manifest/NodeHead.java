package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields every {@link ExecutableNode} starts with.
 *
 * @param createdAt seconds since 1970
 * @param configCallDict what {@code config()} in the file said; templates see it, artifacts do not
 * @param unrenderedConfigCallDict the same as source text
 * @param docBlocks unique ids of docs blocks used in the description
 */
public record NodeHead(
    @Nullable String database,
    String schema,
    String name,
    ResourceType resourceType,
    String packageName,
    String path,
    String originalFilePath,
    String uniqueId,
    List<String> fqn,
    String alias,
    Checksum checksum,
    Map<String, @Nullable Object> config,
    List<String> tags,
    String description,
    Map<String, ColumnSpec> columns,
    Map<String, @Nullable Object> meta,
    @Nullable String group,
    Docs docs,
    @Nullable String patchPath,
    @Nullable String buildPath,
    Map<String, @Nullable Object> unrenderedConfig,
    double createdAt,
    Map<String, @Nullable Object> configCallDict,
    Map<String, @Nullable Object> unrenderedConfigCallDict,
    @Nullable String relationName,
    String rawCode,
    List<String> docBlocks) {

  public NodeHead {
    fqn = List.copyOf(fqn);
    tags = List.copyOf(tags);
    docBlocks = List.copyOf(docBlocks);
    config = Frozen.map(config);
    columns = Frozen.map(columns);
    meta = Frozen.map(meta);
    unrenderedConfig = Frozen.map(unrenderedConfig);
    configCallDict = Frozen.map(configCallDict);
    unrenderedConfigCallDict = Frozen.map(unrenderedConfigCallDict);
  }

  void fields(FieldSink sink, @Nullable CompiledNode compiled) {
    sink.field("database", database);
    sink.field("schema", schema);
    sink.field("name", name);
    sink.field("resource_type", resourceType.word());
    sink.field("package_name", packageName);
    sink.field("path", path);
    sink.field("original_file_path", originalFilePath);
    sink.field("unique_id", uniqueId);
    sink.field("fqn", fqn);
    sink.field("alias", alias);
    sink.field("checksum", checksum);
    sink.struct("config", config);
    sink.field("tags", tags);
    sink.field("description", description);
    sink.field("columns", compiled == null ? columns : compiled.located(columns));
    sink.field("meta", meta);
    sink.field("group", group);
    sink.field("docs", docs);
    sink.field("patch_path", patchPath);
    sink.field(
        "build_path",
        compiled == null || compiled.buildPath() == null ? buildPath : compiled.buildPath());
    sink.field("unrendered_config", unrenderedConfig);
    sink.field("created_at", createdAt);
    sink.templateOnly("config_call_dict", configCallDict);
    sink.templateOnly("unrendered_config_call_dict", unrenderedConfigCallDict);
    sink.field(
        "relation_name",
        compiled == null || compiled.relationName() == null
            ? relationName
            : compiled.relationName());
    sink.field("raw_code", rawCode);
    sink.field("doc_blocks", docBlocks);
  }
}
