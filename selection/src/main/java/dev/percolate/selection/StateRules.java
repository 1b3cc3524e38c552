package dev.percolate.selection;

import java.time.Instant;
import java.util.Set;

/**
 * How a comparison with an earlier state is made.
 *
 * @param enforcedConstraints the constraint types the warehouse enforces, such as {@code not_null}
 * @param compareUnrendered the flag {@code state_modified_compare_more_unrendered_values}
 * @param maximumSeedSizeMib the flag of that name, for messages
 * @param now models past their deprecation date may be removed
 */
public record StateRules(
    Set<String> enforcedConstraints,
    boolean compareUnrendered,
    long maximumSeedSizeMib,
    Instant now) {

  public StateRules {
    enforcedConstraints = Set.copyOf(enforcedConstraints);
  }
}
