package dev.percolate.project;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The YAML files that an invocation asks for more than once: its dbt_project.yml and profiles.yml.
 * A text that has not changed since is not parsed again. Safe for use by many threads.
 */
public final class YamlFiles {
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String text, YamlDocument document) {}

  /**
   * What stands in a file, as a document of the caller's own, who may change its collections.
   *
   * @param file where the text was read
   * @param text the whole text
   * @param name used in spans
   * @throws dev.percolate.diagnostics.ProblemException as {@link YamlReader#read} does
   */
  public YamlDocument read(Path file, String text, String name) {
    Path place = file.toAbsolutePath().normalize();
    Kept before = kept.get(place);
    if (before == null || !before.text.equals(text) || !before.document.file().equals(name)) {
      before = new Kept(text, YamlReader.read(text, name));
      kept.put(place, before);
    }
    return before.document.copy();
  }
}
