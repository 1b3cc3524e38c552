package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.EventSink;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads, renders and checks {@code dbt_project.yml} and the files beside it. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class ProjectLoader {
  private final Flags flags;
  private final EnvVars env;
  private final EventSink events;

  public ProjectLoader(Flags flags, EnvVars env, EventSink events) {
    this.flags = flags;
    this.env = env;
    this.events = events;
  }

  /**
   * Loads the root project.
   *
   * @param root the project's folder
   * @param target the {@code target} dictionary, or null for commands without a profile
   * @param cliVars {@code --vars}
   */
  public ProjectConfig loadRoot(
      Path root,
      @Nullable Map<String, @Nullable Object> target,
      Map<String, @Nullable Object> cliVars) {
    throw new BugException("not written yet");
  }

  /** Loads an installed package: no command line variables, no vars.yml. */
  public ProjectConfig loadPackage(Path root, @Nullable Map<String, @Nullable Object> target) {
    throw new BugException("not written yet");
  }
}
