package dev.percolate.render;

import dev.percolate.manifest.Doc;
import org.jspecify.annotations.Nullable;

/** Renders descriptions, in which {@code doc()} is known. */
public interface DocsContext {
  /** Finds a docs block. */
  @FunctionalInterface
  interface Lookup {
    /** The block, or null. */
    @Nullable Doc find(String name, @Nullable String packageName);
  }

  /** The rendered description. */
  String render(String description);
}
