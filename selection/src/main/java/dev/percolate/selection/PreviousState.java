package dev.percolate.selection;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.ArtifactSchema;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestReader;
import dev.percolate.manifest.PythonJson;
import dev.percolate.manifest.RunResults;
import dev.percolate.manifest.SourceFreshness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts of an earlier run, found under {@code --state}. Each is null when its file is missing.
 *
 * @param results status by unique id, from run_results.json
 * @param freshness newest row by unique id of a source, from sources.json
 * @param currentFreshness the same of the present target folder
 */
public record PreviousState(
    @Nullable Manifest manifest,
    @Nullable Map<String, String> results,
    @Nullable Map<String, Instant> freshness,
    @Nullable Map<String, Instant> currentFreshness,
    StateRules rules) {

  public PreviousState {
    results = results == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(results));
    freshness =
        freshness == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(freshness));
    currentFreshness =
        currentFreshness == null
            ? null
            : Collections.unmodifiableMap(new LinkedHashMap<>(currentFreshness));
  }

  /**
   * Reads the artifacts.
   *
   * @param state as given, relative to the project or absolute
   * @param target the present target folder, in the same form
   */
  public static PreviousState read(Path projectRoot, Path state, Path target, StateRules rules) {
    Path folder = projectRoot.resolve(state);
    return new PreviousState(
        manifest(folder.resolve("manifest.json")),
        statuses(folder.resolve("run_results.json")),
        newestRows(folder.resolve("sources.json")),
        newestRows(projectRoot.resolve(target).resolve("sources.json")),
        rules);
  }

  /** Warns when the state is what the command is about to replace. */
  public static void warnOfSameFolder(Path state, Path target, EventSink events) {
    if (!state.equals(target)) {
      return;
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("state_path", state.toString());
    events.fire(
        new Event(
            "I072",
            "WarnStateTargetEqual",
            Level.WARN,
            "[WARNING]: The state and target directories are the same: '"
                + state
                + "'. This could lead to missing changes due to overwritten state including"
                + " non-idempotent retries.",
            data));
  }

  private static @Nullable Manifest manifest(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    return ManifestReader.read(file).manifest();
  }

  private static @Nullable Map<String, String> statuses(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    Map<String, String> statuses = new LinkedHashMap<>();
    for (Map<?, ?> result : results("RunResultsArtifact", file, RunResults.SCHEMA_VERSION, 4)) {
      statuses.put(String.valueOf(result.get("unique_id")), String.valueOf(result.get("status")));
    }
    return statuses;
  }

  private static @Nullable Map<String, Instant> newestRows(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    Map<String, Instant> newest = new LinkedHashMap<>();
    for (Map<?, ?> result :
        results("FreshnessExecutionResultArtifact", file, SourceFreshness.SCHEMA_VERSION, 3)) {
      if (result.get("max_loaded_at") instanceof String time) {
        newest.put(String.valueOf(result.get("unique_id")), instant(time));
      }
    }
    return newest;
  }

  private static List<Map<?, ?>> results(String kind, Path file, String schema, int oldest) {
    if (!(PythonJson.load(file, kind) instanceof Map<?, ?> artifact)) {
      return List.of();
    }
    if (artifact.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("dbt_schema_version") instanceof String version) {
      ArtifactSchema.check(file, schema, oldest, version);
    }
    return artifact.get("results") instanceof List<?> results
        ? results.stream().<Map<?, ?>>map(r -> r instanceof Map<?, ?> map ? map : Map.of()).toList()
        : List.of();
  }

  private static Instant instant(String text) {
    boolean hasOffset =
        text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.lastIndexOf('-') > 9;
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
