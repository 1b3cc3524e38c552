package dev.percolate.project;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an invocation looks for its files.
 *
 * @param working the working directory, absolute
 * @param home the user's home
 * @param files the YAML files that were read there
 */
public record ProjectDirectories(Path working, Path home, YamlFiles files) {

  /** Folders where nothing was read yet. */
  public ProjectDirectories(Path working, Path home) {
    this(working, home, new YamlFiles());
  }

  /** The nearest folder with a dbt_project.yml, going up; the working directory without one. */
  public Path defaultProject() {
    for (Path folder = working; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("dbt_project.yml"))) {
        return folder;
      }
    }
    return working;
  }

  /** The working directory when it holds profiles.yml, else {@code ~/.dbt}. */
  public Path defaultProfiles() {
    return Files.exists(working.resolve("profiles.yml")) ? working : home.resolve(".dbt");
  }

  /** The absolute path of what was given relative to the working directory. */
  public Path resolve(String given) {
    return working.resolve(given).normalize();
  }

  /** The user's own settings file. */
  public Path userSettings() {
    return home.resolve(".dbt").resolve("user_settings.yml");
  }
}
