package dev.percolate.graph;

import java.util.Set;

/**
 * Which edges a traversal follows, by their type. The type of an edge added without one is the
 * empty text.
 *
 * @param types the types named
 * @param follows true to follow only those types, false to follow all others
 */
public record EdgeFilter(Set<String> types, boolean follows) {
  /** Follows every edge. */
  public static final EdgeFilter ALL = new EdgeFilter(Set.of(), false);

  public EdgeFilter {
    types = Set.copyOf(types);
  }

  /** Follows every edge but those of these types. */
  public static EdgeFilter without(String... types) {
    return new EdgeFilter(Set.of(types), false);
  }

  /** Follows only edges of these types. */
  public static EdgeFilter only(String... types) {
    return new EdgeFilter(Set.of(types), true);
  }

  boolean passes(String type) {
    return types.contains(type) == follows;
  }
}
