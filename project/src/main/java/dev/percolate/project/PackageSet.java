package dev.percolate.project;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root project and its installed packages, by name, root first. The packages built into the
 * engine are not among them.
 */
public record PackageSet(ProjectConfig root, Map<String, ProjectConfig> projects) {
  public PackageSet {
    projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
  }

  /** The project of a name, or null. */
  public @Nullable ProjectConfig project(String name) {
    return projects.get(name);
  }

  /** Root, then installed packages in order. */
  public Collection<ProjectConfig> all() {
    return projects.values();
  }

  /** Whether a project is the root. */
  public boolean isRoot(String name) {
    return root.name().equals(name);
  }
}
