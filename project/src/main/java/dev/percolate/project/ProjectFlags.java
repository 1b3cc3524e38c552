package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.internal.ProjectFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads flags from files, before anything else is known of a project. Files that cannot be read are
 * passed over here: the error comes when the project is loaded.
 */
public final class ProjectFlags {
  private static final List<String> READ_WITH_PROJECT =
      List.of("packages.yml", "dependencies.yml", "selectors.yml");

  private ProjectFlags() {}

  /**
   * {@code flags:} of dbt_project.yml, or the old {@code config:} of profiles.yml.
   *
   * @param files what was read before
   */
  public static Found read(Path projectDir, Path profilesDir, YamlFiles files) {
    Map<String, @Nullable Object> flags = section("flags", () -> projectIn(projectDir, files));
    Map<String, @Nullable Object> config =
        section("config", () -> ProfileLoader.readProfiles(profilesDir, files));
    if (!flags.isEmpty() && !config.isEmpty()) {
      throw ProblemException.runtime(
          "Do not specify both 'config' in profiles.yml and 'flags' in dbt_project.yml. Using"
              + " 'config' in profiles.yml is deprecated.");
    }
    return config.isEmpty() ? new Found(flags, false) : new Found(config, true);
  }

  /**
   * Flags of a project.
   *
   * @param isFromProfiles whether they stood in profiles.yml, which dbt deprecates
   */
  public record Found(Map<String, @Nullable Object> flags, boolean isFromProfiles) {}

  /** Tells that flags belong into the project file. */
  public static Event moved() {
    String text =
        "User config should be moved from the 'config' key in profiles.yml to the 'flags' key in"
            + " dbt_project.yml.";
    // dbt 1.12: not wrapped, as the width is not known yet
    return Event.of(
        "D013",
        "ProjectFlagsMovedDeprecation",
        Level.WARN,
        "[WARNING]: Deprecated functionality\n" + text);
  }

  /** {@code flags:} of the user's settings. */
  public static Map<String, @Nullable Object> userSettings(Path file) {
    Path folder = file.getParent();
    Path name = file.getFileName();
    return folder == null || name == null
        ? new LinkedHashMap<>()
        : section("flags", () -> ProjectFiles.mapping(folder, name.toString()));
  }

  /**
   * The default log folder: {@code log-path} of the project, not rendered, or {@code logs}.
   *
   * @throws ProblemException when the project file or one that dbt reads with it is no YAML; any
   *     other error is told when it is loaded
   */
  static Path logPath(Path projectDir, YamlFiles files) {
    try {
      if (ProjectLoader.isProject(projectDir)) {
        Object path = ProjectFiles.project(projectDir, files).mapping().get("log-path");
        for (String beside : READ_WITH_PROJECT) {
          ProjectFiles.mapping(projectDir, beside);
        }
        return projectDir.resolve(path instanceof String text ? text : "logs");
      }
    } catch (ProblemException e) {
      if (e.problem().kind() == ProblemKind.VALIDATION) {
        throw e;
      }
      return Path.of("logs");
    }
    return Path.of("logs");
  }

  private static Map<String, @Nullable Object> projectIn(Path folder, YamlFiles files) {
    return ProjectLoader.isProject(folder)
        ? ProjectFiles.project(folder, files).mapping()
        : new LinkedHashMap<>();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> section(
      String key, Supplier<Map<String, @Nullable Object>> contents) {
    try {
      return contents.get().get(key) instanceof Map<?, ?> map
          ? (Map<String, @Nullable Object>) map
          : new LinkedHashMap<>();
    } catch (ProblemException e) {
      return new LinkedHashMap<>();
    }
  }
}
