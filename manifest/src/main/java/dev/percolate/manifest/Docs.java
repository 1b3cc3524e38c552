package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/** How a resource shows on the documentation site. */
public record Docs(boolean show, @Nullable String nodeColor) implements Part {
  public static final Docs SHOWN = new Docs(true, null);

  @Override
  public void fields(FieldSink sink) {
    sink.field("show", show);
    sink.field("node_color", nodeColor);
  }
}
