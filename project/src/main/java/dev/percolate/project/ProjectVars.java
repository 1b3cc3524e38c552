package dev.percolate.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variable lookup for the nodes of all packages.
 *
 * <p>A node's variables are, each overriding the one before: its own package's global and then
 * scoped variables, the root's global and then scoped variables, and the command line's.
 */
public final class ProjectVars {
  private final Map<String, @Nullable Object> cliVars;
  private final PackageSet packages;

  public ProjectVars(PackageSet packages, Map<String, @Nullable Object> cliVars) {
    this.packages = packages;
    this.cliVars = new LinkedHashMap<>(cliVars);
  }

  /** The variables a node of a package sees, merged, not rendered; a new map. */
  public Map<String, @Nullable Object> scope(String packageName) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    ProjectConfig own = packages.project(packageName);
    if (own != null && !packages.isRoot(packageName)) {
      add(merged, own, packageName);
    }
    add(merged, packages.root(), packageName);
    merged.putAll(cliVars);
    return merged;
  }

  /** The variables of the command line. */
  public Map<String, @Nullable Object> cliVars() {
    return cliVars;
  }

  @SuppressWarnings("unchecked")
  private static void add(
      Map<String, @Nullable Object> merged, ProjectConfig project, String packageName) {
    merged.putAll(project.vars());
    if (project.vars().get(packageName) instanceof Map<?, ?> scoped) {
      merged.putAll((Map<String, @Nullable Object>) scoped);
    }
  }
}
