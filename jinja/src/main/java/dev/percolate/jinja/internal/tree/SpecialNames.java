package dev.percolate.jinja.internal.tree;

/**
 * Names that have a value of their own in some scopes, as bits of a set. A template that never
 * writes such a name needs no search for its uses.
 */
public final class SpecialNames {
  private SpecialNames() {}

  /** The bit of a name, 0 for all others. */
  public static int bit(String name) {
    return switch (name) {
      case "loop" -> 1;
      case "caller" -> 2;
      case "kwargs" -> 4;
      case "varargs" -> 8;
      case "self" -> 16;
      case "super" -> 32;
      default -> 0;
    };
  }
}
