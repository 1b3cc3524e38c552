package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.PyException;

/**
 * How deep the parser is inside brackets, tags and prefix operators. Python ends at a recursion of
 * a thousand calls, which Jinja reaches at about 80 brackets or 100 tags; the limits here lie above
 * that and far enough below the end of a stack of one megabyte.
 */
final class Nesting {
  /** Brackets take the most stack, then tags, then prefix operators. */
  static final int BRACKET = 5;

  static final int TAG = 3;
  static final int PREFIX = 1;

  private static final int DEEPEST = 1500;

  /** The longest way from the root of an expression to a leaf, such as of {@code 1+1+1...}. */
  private static final int TALLEST = 2500;

  private final TokenStream stream;
  private int depth;

  Nesting(TokenStream stream) {
    this.stream = stream;
  }

  void enter(int weight) {
    depth += weight;
    if (depth > DEEPEST) {
      throw tooDeep();
    }
  }

  void leave(int weight) {
    depth -= weight;
  }

  /** The height of a node over parts of these heights. */
  int over(int one, int other) {
    int height = Math.max(one, other) + 1;
    if (height > TALLEST) {
      throw tooDeep();
    }
    return height;
  }

  private TemplateException tooDeep() {
    return stream
        .source()
        .error(
            PyException.Kind.RECURSION_ERROR, "maximum recursion depth exceeded", stream.start());
  }
}
