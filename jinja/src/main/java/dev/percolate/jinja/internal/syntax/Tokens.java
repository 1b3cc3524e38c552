package dev.percolate.jinja.internal.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of one text, as parallel arrays. */
final class Tokens {
  private TokenKind[] kinds = new TokenKind[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private @Nullable Object[] values = new @Nullable Object[64];
  private int size;

  void add(TokenKind kind, int start, int end, @Nullable Object value) {
    if (size == kinds.length) {
      int capacity = size * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    values[size++] = value;
  }

  TokenKind kind(int index) {
    return kinds[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  @Nullable Object value(int index) {
    return values[index];
  }

  int size() {
    return size;
  }
}
