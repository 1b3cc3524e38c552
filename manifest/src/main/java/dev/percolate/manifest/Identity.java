package dev.percolate.manifest;

import java.util.List;

/**
 * What names a resource that has no {@link NodeHead}.
 *
 * @param fqn package, folders and name; empty for macros, docs and groups
 */
public record Identity(
    String name,
    String packageName,
    String path,
    String originalFilePath,
    String uniqueId,
    List<String> fqn) {

  public Identity {
    fqn = List.copyOf(fqn);
  }

  void fields(FieldSink sink, ResourceType type) {
    sink.field("name", name);
    sink.field("resource_type", type.word());
    sink.field("package_name", packageName);
    sink.field("path", path);
    sink.field("original_file_path", originalFilePath);
    sink.field("unique_id", uniqueId);
    if (!fqn.isEmpty()) {
      sink.field("fqn", fqn);
    }
  }
}
