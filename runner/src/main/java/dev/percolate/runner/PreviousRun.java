package dev.percolate.runner;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.PythonJson;
import dev.percolate.project.ProjectConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run_results.json, whoever wrote it.
 *
 * @param args the flags of the run
 * @param results its rows
 * @param startedAt when it began
 */
public record PreviousRun(
    Map<String, @Nullable Object> args, List<Map<?, ?>> results, Instant startedAt) {
  private static final Set<String> AGAIN =
      Set.of("error", "fail", "skipped", "runtime error", "partial success");

  public PreviousRun {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    results = List.copyOf(results);
  }

  /**
   * Reads the run whose results lie in a folder.
   *
   * @param folder absolute, or relative to the project
   */
  public static PreviousRun read(ProjectConfig project, String folder) {
    Path file = project.root().resolve(folder).resolve("run_results.json");
    if (!Files.exists(file)) {
      throw missing(folder);
    }
    if (!(PythonJson.load(file) instanceof Map<?, ?> artifact)
        || !(artifact.get("args") instanceof Map<?, ?> args)
        || !(artifact.get("results") instanceof List<?> rows)) {
      throw ProblemException.runtime(
          "The file " + file + " holds no run results. Run the command itself again.");
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    args.forEach((key, value) -> named.put(String.valueOf(key), value));
    if (rows.isEmpty()) {
      // dbt 1.12: a run without results counts as none
      throw missing(folder);
    }
    List<Map<?, ?>> results = new ArrayList<>();
    for (Object row : rows) {
      results.add(row instanceof Map<?, ?> map ? map : Map.of());
    }
    return new PreviousRun(named, results, startedAt(artifact.get("metadata")));
  }

  private static ProblemException missing(String folder) {
    return ProblemException.runtime(
        "Could not find previous run in '" + folder + "' target directory");
  }

  private static Instant startedAt(@Nullable Object metadata) {
    if (metadata instanceof Map<?, ?> map) {
      for (String key : List.of("invocation_started_at", "generated_at")) {
        if (map.get(key) instanceof String text) {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeParseException e) {
            throw ProblemException.runtime("'" + text + "' in run_results.json is no time");
          }
        }
      }
    }
    throw ProblemException.runtime("run_results.json does not say when the run began");
  }

  /** The command that ran, dbt's {@code WHICH}. */
  public String which() {
    return String.valueOf(args.get("which"));
  }

  /**
   * What there is to do again.
   *
   * @param withWarnings whether a warning is a failure too
   */
  public Repeat repeat(boolean withWarnings) {
    Set<String> ids = new LinkedHashSet<>();
    Map<String, Repeat.Batches> batches = new LinkedHashMap<>();
    Map<String, List<String>> overloads = new LinkedHashMap<>();
    boolean isOperation = which().equals("run-operation");
    for (Map<?, ?> result : results) {
      String id = String.valueOf(result.get("unique_id"));
      if (!isOperation && id.startsWith("operation.")) {
        continue;
      }
      String status = String.valueOf(result.get("status"));
      if (AGAIN.contains(status) || (withWarnings && status.equals("warn"))) {
        ids.add(id);
      }
      Repeat.Batches found =
          new Repeat.Batches(
              ranges(result.get("batch_results"), "successful"),
              ranges(result.get("batch_results"), "failed"));
      // dbt 1.12: without a successful batch the model is built as if for the first time
      if (!found.successful().isEmpty() && !found.failed().isEmpty()) {
        batches.put(id, found);
      }
      if (!list(result.get("overload_results"), "failed").isEmpty()) {
        overloads.put(
            id,
            list(result.get("overload_results"), "successful").stream()
                .map(String::valueOf)
                .toList());
      }
    }
    return new Repeat(ids, batches, overloads, startedAt);
  }

  private static List<?> list(@Nullable Object results, String key) {
    return results instanceof Map<?, ?> map && map.get(key) instanceof List<?> list
        ? list
        : List.of();
  }

  private static List<List<String>> ranges(@Nullable Object results, String key) {
    List<List<String>> ranges = new ArrayList<>();
    for (Object range : list(results, key)) {
      if (range instanceof List<?> pair && pair.size() == 2) {
        ranges.add(List.of(String.valueOf(pair.get(0)), String.valueOf(pair.get(1))));
      }
    }
    return ranges;
  }
}
