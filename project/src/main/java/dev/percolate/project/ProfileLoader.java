package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.EventSink;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and renders the chosen output of profiles.yml. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class ProfileLoader {
  private final Flags flags;
  private final EnvVars env;
  private final EventSink events;

  public ProfileLoader(Flags flags, EnvVars env, EventSink events) {
    this.flags = flags;
    this.env = env;
    this.events = events;
  }

  /**
   * Loads the profile that a project asks for; the flags hold {@code --profiles-dir}, {@code
   * --profile}, {@code --target} and {@code --threads}.
   */
  public Profile load(Path projectRoot, Map<String, @Nullable Object> cliVars) {
    throw new BugException("not written yet");
  }
}
