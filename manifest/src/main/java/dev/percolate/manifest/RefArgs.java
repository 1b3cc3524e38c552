package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of one {@code ref()}.
 *
 * @param packageName the first of two positional arguments, or null
 * @param version Long, Double or String, or null
 */
public record RefArgs(String name, @Nullable String packageName, @Nullable Object version)
    implements Part {

  @Override
  public void fields(FieldSink sink) {
    sink.field("name", name);
    sink.field("package", packageName);
    sink.field("version", version);
  }
}
