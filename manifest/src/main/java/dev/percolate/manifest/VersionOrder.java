package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/** Which version of a model is newer: by number where both are numbers, else by text. */
public final class VersionOrder {
  private VersionOrder() {}

  /** Whether a version came before another one. */
  public static boolean isOlder(@Nullable Object one, @Nullable Object other) {
    try {
      return Double.parseDouble(String.valueOf(one)) < Double.parseDouble(String.valueOf(other));
    } catch (NumberFormatException e) {
      return String.valueOf(one).compareTo(String.valueOf(other)) < 0;
    }
  }
}
