package dev.percolate.render;

import dev.percolate.render.internal.MacroSummary;
import java.util.Map;

/**
 * A file that may hold macros or generic tests.
 *
 * @param packageName the project it belongs to
 * @param path path relative to that project, with forward slashes
 * @param text the stripped contents
 * @param summaries what is known of its macros by name without parsing them; may be empty
 */
public record MacroFile(
    String packageName, String path, String text, Map<String, MacroSummary> summaries) {

  /** A file of which nothing is known yet. */
  public MacroFile(String packageName, String path, String text) {
    this(packageName, path, text, Map.of());
  }
}
