package dev.percolate.manifest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives plain maps of a declared shape the keys they lack: files of older versions have fewer, and
 * dbt adds them on reading. A map that has every key is left as it is.
 */
final class Shapes {
  private static final Map<String, @Nullable Object> QUOTING =
      shape("database", "schema", "identifier", "column");
  private static final Map<String, @Nullable Object> INPUT_MEASURE =
      with(shape("name", "filter", "alias", "join_to_timespine", "fill_nulls_with"));
  private static final Map<String, @Nullable Object> INPUT_METRIC =
      shape("name", "filter", "alias", "offset_window", "offset_to_grain");
  private static final Map<String, @Nullable Object> METRIC_PARAMS =
      with(
          shape(
              "measure",
              "input_measures",
              "numerator",
              "denominator",
              "expr",
              "window",
              "grain_to_date",
              "metrics",
              "conversion_type_params",
              "cumulative_type_params",
              "metric_aggregation_params",
              "fill_nulls_with",
              "join_to_timespine",
              "is_private"));

  private Shapes() {}

  /** {@code quoting} of a source. */
  static Map<String, @Nullable Object> quoting(Map<String, @Nullable Object> written) {
    return filled(written, QUOTING);
  }

  /** {@code type_params} of a metric. */
  static Map<String, @Nullable Object> metricParams(Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>(filled(written, METRIC_PARAMS));
    params.replaceAll(
        (name, value) ->
            switch (name) {
              case "measure" -> inner(value, INPUT_MEASURE);
              case "numerator", "denominator" -> inner(value, INPUT_METRIC);
              case "input_measures" -> each(value, INPUT_MEASURE);
              case "metrics" -> each(value, INPUT_METRIC);
              default -> value;
            });
    return params;
  }

  private static List<?> each(@Nullable Object value, Map<String, @Nullable Object> shape) {
    return value instanceof List<?> list
        ? list.stream().map(item -> inner(item, shape)).toList()
        : List.of();
  }

  private static @Nullable Object inner(
      @Nullable Object value, Map<String, @Nullable Object> shape) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    map.forEach((key, item) -> written.put(String.valueOf(key), item));
    return filled(written, shape);
  }

  private static Map<String, @Nullable Object> filled(
      Map<String, @Nullable Object> written, Map<String, @Nullable Object> shape) {
    if (written.keySet().containsAll(shape.keySet())) {
      return written;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(shape);
    all.putAll(written);
    return all;
  }

  private static Map<String, @Nullable Object> shape(String... names) {
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    for (String name : names) {
      shape.put(name, null);
    }
    return shape;
  }

  /** The shape with the one default that is not null. */
  private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> shape) {
    shape.put("join_to_timespine", false);
    return shape;
  }
}
