package dev.percolate.adapters.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a model's {@code indexes} config.
 *
 * @param type index method, on warehouses that know it, or null
 * @param namer makes the index's name for a relation
 */
public record IndexConfig(
    List<String> columns, boolean unique, @Nullable String type, Namer namer) {
  public IndexConfig {
    columns = List.copyOf(columns);
  }

  /** The index's name on that relation. */
  public String render(Relation relation) {
    return namer.name(this, relation);
  }

  /** Makes index names. */
  @FunctionalInterface
  public interface Namer {
    String name(IndexConfig index, Relation relation);
  }
}
