package dev.percolate.project.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Truth;
import dev.percolate.project.YamlDocument;
import dev.percolate.project.YamlFiles;
import dev.percolate.project.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the YAML files beside a dbt_project.yml. */
public final class ProjectFiles {
  private ProjectFiles() {}

  /** The text of a UTF-8 file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a stripped YAML file. */
  private static YamlDocument yaml(Path file, String name) {
    return YamlReader.read(PythonSpace.strip(text(file)), name);
  }

  /** The mapping in a file; empty when there is no file or nothing in it. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> mapping(Path root, String name) {
    Path file = root.resolve(name);
    if (!Files.exists(file)) {
      return new LinkedHashMap<>();
    }
    return yaml(file, name).value() instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** The contents of selectors.yml, whatever they are, or null when there is no such file. */
  public static @Nullable Object selectors(Path root) {
    Path file = root.resolve("selectors.yml");
    return Files.exists(file) ? yaml(file, "selectors.yml").value() : null;
  }

  /**
   * The contents of catalogs.yml, or null when there is none.
   *
   * @param project named by errors
   */
  public static @Nullable Object catalogs(Path root, String project) {
    Path file = root.resolve("catalogs.yml");
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      Object value = YamlReader.read(text(file), "catalogs.yml").value();
      if (!Truth.test(value)) {
        throw ProblemException.of(ProblemKind.VALIDATION, "The file at " + file + " is empty");
      }
      return value;
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.PARSING,
              "Error reading " + project + ": catalogs.yml - " + e.problem().describe()),
          e);
    }
  }

  /** {@code vars:} of vars.yml; empty without one. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> vars(Path root) {
    return mapping(root, "vars.yml").get("vars") instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** dbt_project.yml before rendering, {@code tests} renamed to {@code data_tests}. */
  public static YamlDocument project(Path root, YamlFiles files) {
    Path file = root.resolve("dbt_project.yml");
    if (!Files.exists(file)) {
      throw ProblemException.runtime(
          "No dbt_project.yml found at expected path "
              + file
              + "\nVerify that each entry within packages.yml (and their transitive dependencies)"
              + " contains a file named dbt_project.yml\n");
    }
    YamlDocument read = files.read(file, PythonSpace.strip(text(file)), "dbt_project.yml");
    if (!(read.value() instanceof Map)) {
      throw ProblemException.runtime("dbt_project.yml does not parse to a dictionary");
    }
    Map<String, @Nullable Object> map = read.mapping();
    if (map.containsKey("tests") && !map.containsKey("data_tests")) {
      map.put("data_tests", map.remove("tests"));
    }
    return read;
  }

  /** Where a project asks for packages. */
  public record Packages(Map<String, @Nullable Object> contents, String file) {}

  /** packages.yml or the packages of dependencies.yml. */
  public static Packages packages(Path root) {
    Map<String, @Nullable Object> packages = mapping(root, "packages.yml");
    Map<String, @Nullable Object> dependencies = mapping(root, "dependencies.yml");
    boolean isInDependencies = dependencies.containsKey("packages");
    if (packages.containsKey("packages") && isInDependencies) {
      throw ProblemException.runtime(
          "The 'packages' key cannot be specified in both packages.yml and dependencies.yml");
    }
    if (packages.containsKey("projects")) {
      throw ProblemException.runtime("The 'projects' key cannot be specified in packages.yml");
    }
    if (isInDependencies) {
      Map<String, @Nullable Object> contents = new LinkedHashMap<>();
      contents.put("packages", dependencies.get("packages"));
      return new Packages(contents, "dependencies.yml");
    }
    return new Packages(packages, "packages.yml");
  }
}
