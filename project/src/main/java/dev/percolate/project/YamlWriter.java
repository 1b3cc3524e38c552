package dev.percolate.project;

import dev.percolate.project.internal.YamlEmitter;
import org.jspecify.annotations.Nullable;

/** Writes YAML as PyYAML's {@code safe_dump} does. */
public final class YamlWriter {
  private YamlWriter() {}

  /**
   * The block-style text of a value, ending with a newline.
   *
   * @throws IllegalArgumentException for a value PyYAML cannot represent
   */
  public static String write(@Nullable Object value, boolean sortKeys) {
    return YamlEmitter.emit(value, sortKeys, false);
  }

  /** As {@link #write}, keys sorted, with lists indented below their keys, as in lock files. */
  public static String writeIndented(@Nullable Object value) {
    return YamlEmitter.emit(value, true, true);
  }
}
