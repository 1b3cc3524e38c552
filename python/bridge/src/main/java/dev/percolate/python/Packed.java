package dev.percolate.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Names and values that follow each other. */
  static Map<String, String> unpackPairs(String packed) {
    List<String> parts = unpack(packed);
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      pairs.put(parts.get(i), parts.get(i + 1));
    }
    return pairs;
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
