package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.internal.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code clean} command: deletes the folders named by {@code clean-targets}. */
public final class ProjectCleaner {
  private final EventSink events;

  public ProjectCleaner(EventSink events) {
    this.events = events;
  }

  /**
   * Deletes the folders, telling each.
   *
   * @throws ProblemException when one of them holds sources or lies outside the project
   */
  public void clean(ProjectConfig project, Flags flags) {
    Set<Path> targets = resolved(project, project.paths().clean());
    Set<Path> sources = resolved(project, project.paths().allSources());
    List<Object> protectedPaths = new ArrayList<>();
    List<Object> outside = new ArrayList<>();
    for (Path path : targets) {
      if (sources.contains(path)) {
        protectedPaths.add(path.toString());
      }
      if (!path.startsWith(project.root()) || path.equals(project.root())) {
        outside.add(path.toString());
      }
    }
    if (!protectedPaths.isEmpty()) {
      throw ProblemException.runtime(
          "dbt will not clean the following source paths: " + Texts.str(protectedPaths));
    }
    boolean isAllowed = Boolean.FALSE.equals(flags.get("clean_project_files_only"));
    if (!outside.isEmpty() && !isAllowed) {
      throw ProblemException.runtime(
          "dbt will not clean the following directories outside the project: "
              + Texts.str(outside));
    }
    if (project.paths().clean().contains("dbt_modules")
        && !project.paths().clean().contains(project.paths().packagesInstall())) {
      warnOfOldFolder();
    }
    for (Path path : targets) {
      tell("Z012", "CheckCleanPath", "Checking " + path + "/*", path);
      try {
        FileTree.delete(path);
      } catch (IOException e) {
        // dbt 1.12: what cannot be deleted is passed over
        tell("Z014", "ProtectedCleanPath", Level.DEBUG, "Could not delete " + path, path);
      }
      tell("Z013", "ConfirmCleanPath", "Cleaned " + path + "/*", path);
    }
    events.fire(Event.of("Z015", "FinishedCleanPaths", Level.INFO, "Finished cleaning all paths."));
  }

  private static Set<Path> resolved(ProjectConfig project, List<String> paths) {
    Set<Path> resolved = new LinkedHashSet<>();
    for (String path : paths) {
      resolved.add(project.root().resolve(path).normalize());
    }
    return resolved;
  }

  private void tell(String code, String name, String message, Path path) {
    tell(code, name, Level.INFO, message, path);
  }

  private void tell(String code, String name, Level level, String message, Path path) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("path", path.toString());
    events.fire(new Event(code, name, level, message, fields));
  }

  /** dbt 1.12: this text is not squeezed before its lines are broken. */
  private void warnOfOldFolder() {
    events.fire(
        Event.of(
            "D002",
            "PackageInstallPathDeprecation",
            Level.WARN,
            """
            [WARNING]: Deprecated functionality
                    The default package install path has changed from `dbt_modules` to
            `dbt_packages`.         Please update `clean-targets` in `dbt_project.yml` and
            check `.gitignore` as well.         Or, set `packages-install-path: dbt_modules`
            if you'd like to keep the current value."""));
  }
}
