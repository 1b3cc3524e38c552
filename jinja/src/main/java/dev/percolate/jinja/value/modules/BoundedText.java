package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;

/**
 * A text that can be looked at only so often. Java's matcher, like Python's, may try a number of
 * ways that grows exponentially with the text; counting its looks ends that after a second or two.
 */
final class BoundedText implements CharSequence {
  private static final long FEW_LOOKS = 25_000_000;
  private static final long LOOKS_PER_CHARACTER = 100;

  private final String text;
  private long left;

  BoundedText(String text) {
    this.text = text;
    this.left = FEW_LOOKS + LOOKS_PER_CHARACTER * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new PyException(
          PyException.Kind.REGEX_ERROR,
          "the pattern backtracks too much on a text of " + text.length() + " characters");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
