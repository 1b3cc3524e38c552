package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Names and their numbers, in both directions. The table holds ints only, so that a million names
 * cost eight bytes each beside the names themselves.
 */
final class IdIndex {
  private static final int REMOVED = -1;

  private String[] ids;
  private int size;
  // number + 1 by hash, with linear probing; 0 is free, REMOVED was taken
  private int[] slots;
  private final BitSet removed = new BitSet();

  IdIndex() {
    ids = new String[16];
    slots = new int[32];
  }

  /** An index of these names, which differ from each other. */
  IdIndex(String[] ids) {
    this.ids = ids;
    this.size = ids.length;
    this.slots = table(ids, size, Math.max(32, Integer.highestOneBit(size) * 4), removed);
  }

  /** The number of a name, or -1. */
  int find(String id) {
    int at = slot(id);
    return slots[at] - 1;
  }

  /** The slot of a name, or the free one where the search for it ends. */
  private int slot(String id) {
    int mask = slots.length - 1;
    int at = place(id, mask);
    while (slots[at] != 0 && (slots[at] == REMOVED || !ids[slots[at] - 1].equals(id))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Forgets a name; its number is not used again. */
  void remove(String id) {
    int at = slot(id);
    if (slots[at] != 0) {
      removed.set(slots[at] - 1);
      slots[at] = REMOVED;
    }
  }

  /** The name with this number, also after it was removed. */
  String id(int number) {
    return ids[number];
  }

  /** The first number from {@code from} on whose name was not removed, or -1. */
  int next(int from) {
    int number = removed.nextClearBit(from);
    return number < size ? number : -1;
  }

  /** How many numbers were given out. */
  int used() {
    return size;
  }

  /** How many names there are. */
  int count() {
    return size - removed.cardinality();
  }

  /** The number of a name, the next one when it is new. */
  int add(String id) {
    int at = slot(id);
    if (slots[at] != 0) {
      return slots[at] - 1;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
    slots[at] = size;
    if (size * 2 > slots.length) {
      slots = table(ids, size, slots.length * 2, removed);
    }
    return size - 1;
  }

  /** A copy of all names by number. */
  String[] ids() {
    return Arrays.copyOf(ids, size);
  }

  private static int[] table(String[] ids, int size, int length, BitSet removed) {
    int[] slots = new int[length];
    int mask = length - 1;
    for (int n = removed.nextClearBit(0); n < size; n = removed.nextClearBit(n + 1)) {
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
