package dev.percolate.cli.internal;

/** manifest.json without what differs from one parse of the same files to the next. */
final class ParsedArtifact {
  private ParsedArtifact() {}

  /** Everything behind the metadata. */
  static String withoutMetadata(String json) {
    return json.substring(json.indexOf(", \"nodes\": "));
  }

  /** Everything behind the metadata but the times at which resources were made. */
  static String comparable(String json) {
    return withoutMetadata(json).replaceAll("\"created_at\": [0-9.e+]+", "\"created_at\": 0");
  }
}
