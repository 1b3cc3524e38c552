package dev.percolate.manifest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the entries of an artifact's dictionaries lie in its text: for {@code nodes} of a manifest
 * the value of each node, in their order.
 */
public final class EntryPlaces {
  private final Map<String, Places> sections = new LinkedHashMap<>();
  private Places current = new Places();

  /** A growing list of the first byte of each value and the byte behind its last. */
  private static final class Places {
    private int[] ends = new int[16];
    private int size;

    void add(int from, int to) {
      if (size + 2 > ends.length) {
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      ends[size++] = from;
      ends[size++] = to;
    }
  }

  /** A dictionary begins. */
  public void begin(String section) {
    current = new Places();
    sections.put(section, current);
  }

  /** An entry of the dictionary that began last. */
  public void entry(int from, int to) {
    current.add(from, to);
  }

  /**
   * The first byte of each value of a dictionary and the byte behind its last, by turns.
   *
   * @param origin the byte from which they are counted
   */
  public int[] of(String section, int origin) {
    Places places = sections.get(section);
    int[] found = places == null ? new int[0] : Arrays.copyOf(places.ends, places.size);
    for (int i = 0; i < found.length; i++) {
      found[i] -= origin;
    }
    return found;
  }
}
