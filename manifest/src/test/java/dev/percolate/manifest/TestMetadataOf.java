package dev.percolate.manifest;

import java.util.Map;

/** Metadata for manifests made by hand. */
final class TestMetadataOf {
  private TestMetadataOf() {}

  static ManifestMetadata project(String name) {
    return new ManifestMetadata(
        "1.12.6", "", "", null, Map.of(), name, "", null, null, "duckdb", Map.of(), null);
  }
}
