package dev.percolate.adapters.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a model that decides whether building it must exclude other models.
 *
 * @param constraints types of all column and model constraints when the contract is enforced, else
 *     empty
 */
public record ModelKeys(
    @Nullable String database,
    @Nullable String schema,
    @Nullable String identifier,
    Set<ConstraintType> constraints) {
  public ModelKeys {
    constraints = Set.copyOf(constraints);
  }
}
