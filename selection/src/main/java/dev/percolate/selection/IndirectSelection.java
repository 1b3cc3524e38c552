package dev.percolate.selection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether tests come along with the nodes they are attached to. */
public enum IndirectSelection {
  /** When any parent is selected. */
  EAGER,
  /** When all parents are selected. */
  CAUTIOUS,
  /** When all parents are selected or ancestors of something selected. */
  BUILDABLE,
  /** Never. */
  EMPTY;

  /** The mode of a word such as {@code eager}, or null. */
  public static @Nullable IndirectSelection of(String word) {
    for (IndirectSelection mode : values()) {
      if (mode.word().equals(word)) {
        return mode;
      }
    }
    return null;
  }

  /** The word of the flag. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
