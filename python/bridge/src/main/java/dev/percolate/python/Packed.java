package dev.percolate.python;

import java.util.ArrayList;
import java.util.List;

/** Lists of texts as one text, in which a NUL ends every element. */
final class Packed {
  private static final char END = '\0';

  private Packed() {}

  static List<String> unpack(String packed) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int end = packed.indexOf(END); end >= 0; end = packed.indexOf(END, from)) {
      parts.add(packed.substring(from, end));
      from = end + 1;
    }
    return parts;
  }

  static String pack(Iterable<String> parts) {
    StringBuilder packed = new StringBuilder();
    parts.forEach(part -> append(packed, part));
    return packed.toString();
  }

  static void append(StringBuilder packed, String part) {
    packed.append(part).append(END);
  }
}
