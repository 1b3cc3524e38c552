package dev.percolate.graph;

import java.util.ArrayList;
import java.util.List;

/** The words of edge types by their number; number 0 is the plain edge without a type. */
final class EdgeTypes {
  static final byte PLAIN = 0;
  private static final int MOST = 63;

  private final List<String> words = new ArrayList<>(List.of(""));

  EdgeTypes() {}

  EdgeTypes(EdgeTypes other) {
    words.clear();
    words.addAll(other.words);
  }

  /** The number of a word, a new one when it was not seen before. */
  byte number(String word) {
    int known = words.indexOf(word);
    if (known >= 0) {
      return (byte) known;
    }
    if (words.size() > MOST) {
      throw new IllegalArgumentException("a graph has at most " + MOST + " types of edges");
    }
    words.add(word);
    return (byte) (words.size() - 1);
  }

  String word(byte number) {
    return words.get(number);
  }

  /** The bits of the types that {@code filter} lets pass; -1 when it lets all pass. */
  long mask(EdgeFilter filter) {
    long mask = -1L;
    for (int number = 0; number < words.size(); number++) {
      if (!filter.passes(words.get(number))) {
        mask &= ~(1L << number);
      }
    }
    return mask;
  }
}
