package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import org.jspecify.annotations.Nullable;

/** Writes YAML as PyYAML's {@code safe_dump} does. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class YamlWriter {
  private YamlWriter() {}

  /** The block-style text of a value, ending with a newline. */
  public static String write(@Nullable Object value, boolean sortKeys) {
    throw new BugException("not written yet");
  }
}
