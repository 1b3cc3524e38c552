package dev.percolate.project.internal;

import org.jspecify.annotations.Nullable;

/** Renders one text of a configuration file to a value. */
@FunctionalInterface
public interface ValueRenderer {
  /**
   * The value of a template.
   *
   * @param keyPath the last keys that lead to the text; renderers of secrets look for passwords
   */
  @Nullable Object render(String template, KeyPath keyPath);
}
