package dev.percolate.selection;

import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestReader;
import dev.percolate.manifest.PythonJson;
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
   * @param target the present target folder
   */
  public static PreviousState read(Path state, Path target, StateRules rules) {
    Path manifest = state.resolve("manifest.json");
    return new PreviousState(
        Files.exists(manifest) ? ManifestReader.read(manifest).manifest() : null,
        statuses(state.resolve("run_results.json")),
        newestRows(state.resolve("sources.json")),
        newestRows(target.resolve("sources.json")),
        rules);
  }

  private static @Nullable Map<String, String> statuses(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    Map<String, String> statuses = new LinkedHashMap<>();
    for (Map<?, ?> result : results(file)) {
      statuses.put(String.valueOf(result.get("unique_id")), String.valueOf(result.get("status")));
    }
    return statuses;
  }

  private static @Nullable Map<String, Instant> newestRows(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    Map<String, Instant> newest = new LinkedHashMap<>();
    for (Map<?, ?> result : results(file)) {
      if (result.get("max_loaded_at") instanceof String time) {
        newest.put(String.valueOf(result.get("unique_id")), instant(time));
      }
    }
    return newest;
  }

  private static List<Map<?, ?>> results(Path file) {
    return PythonJson.load(file) instanceof Map<?, ?> artifact
            && artifact.get("results") instanceof List<?> results
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
