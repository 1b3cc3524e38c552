package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Receives the fields of one record in dbt's written order.
 *
 * <p>A value is null, a String, Boolean, Long, Double, a List or Map of such values, or a {@link
 * Part}. The JSON writer, template dictionaries and {@code ls --output json} are all sinks.
 */
public interface FieldSink {

  /** One field; nested maps are free values whose nulls are always kept. */
  void field(String name, @Nullable Object value);

  /** One field whose maps have a declared shape: nulls in it may be left out. */
  default void struct(String name, @Nullable Object value) {
    field(name, value);
  }

  /** A field that templates see and artifacts do not. */
  default void templateOnly(String name, @Nullable Object value) {}

  /** What compiling added to the node, or null when it was not compiled. */
  default @Nullable CompiledNode compiled(String uniqueId) {
    return null;
  }
}
