package dev.percolate.render;

import org.jspecify.annotations.Nullable;

/** Renders the values of property files. */
public interface PropertiesContext {
  /** Renders to a value by dbt's native rules; texts without Jinja are returned as they are. */
  @Nullable Object renderNative(String template);
}
