package dev.percolate.render;

import org.jspecify.annotations.Nullable;

/** Renders the templates of one node while parsing and notes what they call. */
public interface ParseContext {
  /** Renders a text; undefined names and unknown macros stay silent. */
  String render(String template);

  /** Renders to a value by dbt's native rules. */
  @Nullable Object renderNative(String template);

  /** What has been called so far. */
  Captured captured();
}
