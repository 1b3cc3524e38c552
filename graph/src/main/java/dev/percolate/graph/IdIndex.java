package dev.percolate.graph;

import java.util.Arrays;

/**
 * Names and their numbers, in both directions. The table holds ints only, so that a million names
 * cost eight bytes each beside the names themselves.
 */
final class IdIndex {
  private String[] ids;
  private int size;
  // number + 1 by hash, with linear probing; 0 is free
  private int[] slots;

  IdIndex() {
    ids = new String[16];
    slots = new int[32];
  }

  /** An index of these names, which differ from each other. */
  IdIndex(String[] ids) {
    this.ids = ids;
    this.size = ids.length;
    this.slots = table(ids, size, Math.max(32, Integer.highestOneBit(size) * 4));
  }

  /** The number of a name, or -1. */
  int find(String id) {
    int mask = slots.length - 1;
    for (int at = place(id, mask); slots[at] != 0; at = (at + 1) & mask) {
      if (ids[slots[at] - 1].equals(id)) {
        return slots[at] - 1;
      }
    }
    return -1;
  }

  /** The number of a name, the next one when it is new. */
  int add(String id) {
    int mask = slots.length - 1;
    int at = place(id, mask);
    while (slots[at] != 0) {
      if (ids[slots[at] - 1].equals(id)) {
        return slots[at] - 1;
      }
      at = (at + 1) & mask;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
    slots[at] = size;
    if (size * 2 > slots.length) {
      slots = table(ids, size, slots.length * 2);
    }
    return size - 1;
  }

  /** A copy of all names by number. */
  String[] ids() {
    return Arrays.copyOf(ids, size);
  }

  private static int[] table(String[] ids, int size, int length) {
    int[] slots = new int[length];
    int mask = length - 1;
    for (int n = 0; n < size; n++) {
      int at = place(ids[n], mask);
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = n + 1;
    }
    return slots;
  }

  private static int place(String id, int mask) {
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & mask;
  }
}
