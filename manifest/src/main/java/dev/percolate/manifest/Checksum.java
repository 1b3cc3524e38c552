package dev.percolate.manifest;

/**
 * What a file's content is compared by.
 *
 * @param name {@code sha256}, {@code path} or {@code none}
 */
public record Checksum(String name, String checksum) implements Part {
  /** For resources without a file of their own. */
  public static final Checksum NONE = new Checksum("none", "");

  @Override
  public void fields(FieldSink sink) {
    sink.field("name", name);
    sink.field("checksum", checksum);
  }
}
