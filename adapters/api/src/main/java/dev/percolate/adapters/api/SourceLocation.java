package dev.percolate.adapters.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * A source with {@code meta}, which the keys of {@code config} that dbt does not declare hide.
   */
  public static SourceLocation of(
      String name,
      String identifier,
      String schema,
      @Nullable String database,
      List<String> tags,
      Map<String, @Nullable Object> meta,
      Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(meta);
    config.forEach(
        (key, value) -> {
          if (!isDeclared(key)) {
            all.put(key, value);
          }
        });
    return new SourceLocation(name, identifier, schema, database, tags, all);
  }

  private static boolean isDeclared(String key) {
    return switch (key) {
      case "enabled",
          "event_time",
          "freshness",
          "loaded_at_field",
          "loaded_at_query",
          "meta",
          "tags",
          "static_analysis" ->
          true;
      default -> false;
    };
  }
}
