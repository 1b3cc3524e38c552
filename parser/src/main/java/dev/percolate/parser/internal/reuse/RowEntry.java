package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A place in a section of the manifest after files have changed.
 *
 * @param row the row of the resource that was kept; negative for one that there was not
 * @param made what is new; null when the kept resource stays as it is
 */
public record RowEntry(int row, @Nullable Resource made) {
  /** A resource that stays. */
  public static RowEntry kept(int row) {
    return new RowEntry(row, null);
  }

  /** A resource that there was not. */
  public static RowEntry added(Resource made) {
    return new RowEntry(-1, made);
  }
}
