package dev.percolate.engine;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Manifest;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Flags;
import dev.percolate.project.ProfileLoader;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectLoader;
import dev.percolate.render.ConfigNames;
import dev.percolate.render.HostFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation starts from.
 *
 * @param flags resolved settings
 * @param env the environment
 * @param directories where to look for files
 * @param id unique for the invocation
 * @param clock tells the time
 * @param events receives everything that happens
 * @param functions further functions that templates see when they are compiled and run
 * @param macroFolders projects whose macros stand in for the engine's own, by the name of their
 *     package; empty for the engine's
 * @param manifest what to work on instead of parsing the project; null to parse
 */
public record Launch(
    Flags flags,
    EnvVars env,
    ProjectDirectories directories,
    String id,
    Clock clock,
    EventSink events,
    Map<String, HostFunction> functions,
    Map<String, Path> macroFolders,
    @Nullable Manifest manifest) {

  /** A launch that adds nothing to templates. */
  public Launch(
      Flags flags,
      EnvVars env,
      ProjectDirectories directories,
      String id,
      Clock clock,
      EventSink events) {
    this(flags, env, directories, id, clock, events, Map.of(), Map.of(), null);
  }

  /** When the command began, in UTC. */
  OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Reads profiles.yml, whose templates see this launch. */
  ProfileLoader profiles(OffsetDateTime startedAt) {
    return new ProfileLoader(flags, env, events, new ConfigNames(flags, events, id, startedAt));
  }

  /** Reads projects, whose dbt_project.yml and other files see this launch. */
  ProjectLoader projects(OffsetDateTime startedAt) {
    return new ProjectLoader(flags, env, events, new ConfigNames(flags, events, id, startedAt));
  }

  /**
   * Where relative paths of the profile begin. dbt 1.12: where the command was called, also with
   * {@code --project-dir}; a profile that lies beside the project is ours, and means the project.
   */
  Path profileBase() {
    return Files.exists(flags.profilesDir().resolve("profiles.yml"))
        ? directories.working()
        : flags.projectDir();
  }

  /** The same with other settings. */
  public Launch with(Flags other) {
    return new Launch(
        other, env, directories, id, clock, events, functions, macroFolders, manifest);
  }

  /** The flags that templates see, as dbt tells of them. */
  public Map<String, @Nullable Object> arguments() {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    flags
        .templateView()
        .forEach((name, value) -> shown.put(name.toLowerCase(Locale.ROOT), Texts.str(value)));
    return shown;
  }
}
