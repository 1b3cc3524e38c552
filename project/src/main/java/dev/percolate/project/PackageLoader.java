package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the installed packages of a root project. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class PackageLoader {
  private final ProjectLoader projects;

  public PackageLoader(ProjectLoader projects) {
    this.projects = projects;
  }

  /**
   * Loads every installed package.
   *
   * @param root the root project
   * @param target the {@code target} dictionary packages are rendered with
   */
  public PackageSet load(ProjectConfig root, Map<String, @Nullable Object> target) {
    throw new BugException("not written yet");
  }
}
