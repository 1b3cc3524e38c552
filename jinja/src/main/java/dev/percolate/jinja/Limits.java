package dev.percolate.jinja;

/**
 * How much a single render may do before it ends with an error, so that a template by somebody else
 * can do no harm. Single values have limits of their own, which cannot be changed: a text may have
 * 2^26 characters, a list 2^24 elements, an int 2^20 bits, a {@code range} 100,000 elements.
 *
 * @param recursion how deep macros, recursive loops and blocks may call each other; more is a
 *     RecursionError
 * @param output the most characters a render, macro or block may write; more is a MemoryError
 * @param steps the most iterations and macro calls together; more is a RuntimeError
 */
public record Limits(int recursion, int output, long steps) {
  /** 500 calls deep (Python ends at about 200), 2^26 characters, a thousand million steps. */
  public static final Limits DEFAULT = new Limits(500, 1 << 26, 1_000_000_000L);

  /** Checks that every limit is at least one. */
  public Limits {
    if (recursion < 1 || output < 1 || steps < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
