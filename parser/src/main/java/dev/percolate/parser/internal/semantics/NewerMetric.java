package dev.percolate.parser.internal.semantics;

import dev.percolate.parser.internal.properties.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A metric without {@code type_params} as dbt's messages show it: with all that it leaves out. */
final class NewerMetric {
  private static final List<String> KEYS =
      List.of(
          "name",
          "type",
          "label",
          "description",
          "filter",
          "time_granularity",
          "config",
          "hidden",
          "agg",
          "percentile",
          "percentile_type",
          "join_to_timespine",
          "fill_nulls_with",
          "expr",
          "non_additive_dimension",
          "agg_time_dimension",
          "window",
          "grain_to_date",
          "period_agg",
          "input_metric",
          "numerator",
          "denominator",
          "input_metrics",
          "entity",
          "calculation",
          "base_metric",
          "conversion_metric",
          "constant_properties");
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "type", "simple",
          "description", "",
          "config", Map.of(),
          "hidden", false,
          "period_agg", "first");

  private NewerMetric() {}

  static Map<String, @Nullable Object> complete(Entry given) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String key : KEYS) {
      all.put(key, given.has(key) ? given.get(key) : DEFAULTS.get(key));
    }
    return all;
  }
}
