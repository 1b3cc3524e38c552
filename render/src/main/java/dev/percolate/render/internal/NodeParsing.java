package dev.percolate.render.internal;

import dev.percolate.render.Captured;
import dev.percolate.render.ParseContext;
import org.jspecify.annotations.Nullable;

/** The parse context of a node or of an expression in a property file. */
record NodeParsing(NodeNames names, Captured captured) implements ParseContext {
  @Override
  public String render(String template) {
    return Engines.capture(template, names, names.subject(), captured);
  }

  @Override
  public @Nullable Object renderNative(String template) {
    return Engines.nativeValue(template, names, names.subject(), false);
  }
}
