package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries of a dictionary of manifest.json written anew: those that stay are copied. */
final class DictText {
  private static final Bytes COMMA = Bytes.of(new byte[] {',', ' '});
  private static final Bytes COLON = Bytes.of(new byte[] {':', ' '});

  private final Bytes text;
  private final int[] ends;
  private final int start;
  private final List<Bytes> parts = new ArrayList<>();
  private final int[] newEnds;
  private int count;
  private int size;

  /** The entries that are copied next, while they follow each other. */
  private int runFrom = -1;

  private int runTo;

  /**
   * @param text manifest.json
   * @param ends where the values of the dictionary begin and end, by turns
   * @param firstKey the first key of the dictionary
   * @param capacity at most so many entries
   */
  DictText(Bytes text, int[] ends, String firstKey, int capacity) {
    this.text = text;
    this.ends = ends;
    this.start = ends[0] - ArtifactWriter.json(firstKey).length - COLON.size();
    this.newEnds = new int[2 * capacity];
  }

  /** Copies an entry. */
  void keep(int number) {
    int from = number == 0 ? start : ends[2 * number - 1] + COMMA.size();
    int to = ends[2 * number + 1];
    if (runFrom >= 0 && runTo + COMMA.size() == from) {
      size += COMMA.size();
    } else {
      flush();
      separate();
      runFrom = from;
    }
    runTo = to;
    newEnds[count++] = size + ends[2 * number] - from;
    size += to - from;
    newEnds[count++] = size;
  }

  /** Adds an entry. */
  void put(String key, byte[] value) {
    flush();
    separate();
    add(Bytes.of(ArtifactWriter.json(key)));
    add(COLON);
    newEnds[count++] = size;
    add(Bytes.of(value));
    newEnds[count++] = size;
  }

  private void separate() {
    if (count > 0) {
      add(COMMA);
    }
  }

  private void add(Bytes part) {
    parts.add(part);
    size += part.size();
  }

  private void flush() {
    if (runFrom >= 0) {
      parts.add(text.part(runFrom, runTo));
      runFrom = -1;
    }
  }

  /**
   * The change that puts what was written in place of the first old entries.
   *
   * @param replaced how many
   */
  Bytes.Edit edit(int replaced) {
    flush();
    return new Bytes.Edit(start, ends[2 * replaced - 1], Bytes.of(parts));
  }

  /** Where the values begin and end after all changes. */
  int[] ends(List<Bytes.Edit> edits) {
    int base = Places.after(edits, new int[] {start})[0];
    int[] moved = Arrays.copyOf(newEnds, count);
    for (int i = 0; i < count; i++) {
      moved[i] += base;
    }
    return moved;
  }
}
