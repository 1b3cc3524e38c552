package dev.percolate.project;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.internal.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Loads the installed packages of a root project. */
public final class PackageLoader {
  private final ProjectLoader projects;

  public PackageLoader(ProjectLoader projects) {
    this.projects = projects;
  }

  /**
   * Loads every installed package, in the order of their folder names.
   *
   * @param root the root project
   * @param target the {@code target} dictionary packages are rendered with
   * @param builtIn names of the packages that belong to the engine and its adapter
   */
  public PackageSet load(
      ProjectConfig root,
      @Nullable Map<String, @Nullable Object> target,
      Collection<String> builtIn) {
    List<Path> folders = folders(root);
    checkCount(root, folders);
    Map<String, ProjectConfig> all = new LinkedHashMap<>();
    all.put(root.name(), root);
    if (builtIn.contains(root.name())) {
      throw taken(root.name());
    }
    for (Path folder : folders) {
      ProjectConfig loaded = load(folder, target).withQuoting(root.quoting());
      if (builtIn.contains(loaded.name()) || all.put(loaded.name(), loaded) != null) {
        throw taken(loaded.name());
      }
    }
    return new PackageSet(root, all);
  }

  private static ProblemException taken(String name) {
    return ProblemException.compilation(
        "dbt found more than one package with the name \""
            + name
            + "\" included in this project. Package names must be unique in a project. Please"
            + " rename one of these packages.");
  }

  private ProjectConfig load(Path folder, @Nullable Map<String, @Nullable Object> target) {
    try {
      return projects.loadPackage(folder, target);
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.RUNTIME) {
        throw e;
      }
      String text = "Failed to read package: " + e.problem().describe();
      throw new ProblemException(
          Problem.of(ProblemKind.RUNTIME, text).withConfigFile(folder.toString()), e);
    }
  }

  private static List<Path> folders(ProjectConfig root) {
    List<Path> found = new ArrayList<>();
    Path install = root.root().resolve(root.paths().packagesInstall());
    if (Files.isDirectory(install)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(install)) {
        for (Path entry : stream) {
          String name = String.valueOf(entry.getFileName());
          if (Files.isDirectory(entry) && !name.startsWith("__")) {
            found.add(entry);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    found.sort(null);
    return found;
  }

  private static void checkCount(ProjectConfig root, List<Path> folders) {
    Map<String, @Nullable Object> lock = ProjectFiles.mapping(root.root(), "package-lock.yml");
    List<?> locked = lock.get("packages") instanceof List<?> list ? list : List.of();
    int specified = locked.isEmpty() ? root.packages().size() : locked.size();
    Set<String> installed = new TreeSet<>();
    for (Path folder : folders) {
      String name = String.valueOf(folder.getFileName());
      int dot = name.lastIndexOf('.');
      installed.add(dot > 0 ? name.substring(0, dot) : name);
    }
    if (specified == installed.size()) {
      return;
    }
    Set<String> missing = new TreeSet<>();
    for (Object entry : locked) {
      if (entry instanceof Map<?, ?> map && map.get("name") instanceof String name) {
        missing.add(name);
      }
    }
    missing.removeAll(installed);
    throw ProblemException.compilation(
        "dbt expects "
            + specified
            + " package(s) based on packages specified in "
            + root.packagesFile()
            + ", but found only "
            + installed.size()
            + " package(s) installed in "
            + root.paths().packagesInstall()
            + ". "
            + (missing.isEmpty()
                ? ""
                : "Following packages were not found: " + String.join(", ", missing) + ". ")
            + "Run \"dbt deps\" to install package dependencies.");
  }
}
