package dev.percolate.jinja;

/**
 * Parses a tag of one's own, which must define a macro: {@code {% docs name %}...{% enddocs %}}.
 */
@FunctionalInterface
public interface TagHandler {
  /**
   * Called with the parser just after the tag's name. Must end with {@link TagParser#defineMacro}.
   */
  void parse(TagParser parser);
}
