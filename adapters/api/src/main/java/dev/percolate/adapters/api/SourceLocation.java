package dev.percolate.adapters.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source, as an adapter needs it to decide whether it lies outside the warehouse.
 *
 * @param meta the source's meta overlaid with its extra config keys
 */
public record SourceLocation(
    String name,
    String identifier,
    String schema,
    @Nullable String database,
    List<String> tags,
    Map<String, @Nullable Object> meta) {
  private static final Set<String> DECLARED =
      Set.of(
          "enabled",
          "event_time",
          "freshness",
          "loaded_at_field",
          "loaded_at_query",
          "meta",
          "tags",
          "static_analysis");

  /** The same source with what its configuration says beyond the fields that dbt knows. */
  public SourceLocation with(Map<String, ? extends @Nullable Object> config) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(meta);
    config.forEach(
        (key, value) -> {
          if (!DECLARED.contains(key)) {
            all.put(key, value);
          }
        });
    return new SourceLocation(name, identifier, schema, database, tags, all);
  }
}
