package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import org.jspecify.annotations.Nullable;

/** Reads YAML 1.1 exactly as PyYAML's safe C loader does. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads one document.
   *
   * @param text the whole text
   * @param file name used in spans
   * @throws dev.percolate.diagnostics.ProblemException of kind VALIDATION with dbt's context block
   */
  public static YamlDocument read(String text, String file) {
    throw new BugException("not written yet");
  }

  /** The value of a text without a file, such as the argument of {@code --vars}. */
  public static @Nullable Object value(String text) {
    return read(text, "<string>").value();
  }
}
