package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.RunResults;
import dev.percolate.manifest.Timing;
import dev.percolate.project.Flags;
import dev.percolate.runner.RunEnvironment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The run_results.json of run-operation, with its one row. */
public final class OperationArtifact {
  /** dbt 1.12: these are no plain values there, and left out. */
  private static final Set<String> LEFT_OUT =
      Set.of("log_path", "warn_error_options", "sqlparse", "require_event_names_in_deprecations");

  /** dbt 1.12: these are plain values when somebody gives them. */
  private static final Set<String> IF_GIVEN =
      Set.of("args", "profiles_dir", "project_dir", "warn_error");

  private final RunEnvironment environment;

  public OperationArtifact(RunEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Writes the file, unless the user asked for no JSON; gives its content in any case.
   *
   * @param error what went wrong, or null
   */
  public RunResults write(
      String uniqueId,
      @Nullable String error,
      Map<String, @Nullable Object> response,
      Timing compile,
      Timing execute,
      double seconds) {
    Flags flags = environment.flags();
    RunResults.Result row =
        new RunResults.Result(
            error == null ? "success" : "error",
            List.of(compile, execute),
            "MainThread",
            seconds,
            response,
            error,
            error == null ? 0L : 1L,
            uniqueId,
            false,
            null,
            null,
            null,
            null);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    flags
        .all()
        .forEach(
            (name, value) -> {
              boolean isPlain = !IF_GIVEN.contains(name) || flags.isSetByUser(name);
              if (value != null && isPlain && !LEFT_OUT.contains(name)) {
                arguments.put(name, value);
              }
            });
    RunArtifacts artifacts = new RunArtifacts(environment, new CompiledNodes());
    RunResults results =
        new RunResults(
            artifacts.metadata(RunResults.SCHEMA_VERSION), List.of(row), seconds, arguments);
    if (flags.writeJson()) {
      Path file = environment.targetFolder().resolve("run_results.json");
      ArtifactWriter.write(file, results);
      environment.events().fire(ArtifactWritten.event("RunResultsArtifact", file));
    }
    return results;
  }
}
