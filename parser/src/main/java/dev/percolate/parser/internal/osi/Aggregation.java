package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simple metric or a measure computes of its column.
 *
 * @param kind such as {@code count_distinct}
 * @param params percentile, use_discrete_percentile and use_approximate_percentile, or null
 */
record Aggregation(
    String model,
    String kind,
    @Nullable Map<String, @Nullable Object> params,
    @Nullable Object timeDimension,
    @Nullable Object nonAdditive) {

  private static final Double HALF = 0.5;

  static Aggregation of(String model, Map<?, ?> fields) {
    Map<String, @Nullable Object> params = null;
    if (fields.get("agg_params") instanceof Map<?, ?> given) {
      params = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : given.entrySet()) {
        params.put(String.valueOf(entry.getKey()), entry.getValue());
      }
    }
    return new Aggregation(
        model,
        String.valueOf(fields.get("agg")),
        params,
        fields.get("agg_time_dimension"),
        fields.get("non_additive_dimension"));
  }

  Aggregation as(String otherKind) {
    return new Aggregation(model, otherKind, params, timeDimension, nonAdditive);
  }

  @Nullable Object param(String name) {
    return params == null ? null : params.get(name);
  }

  /**
   * A median is a percentile.
   *
   * @param what {@code Metric} or {@code Measure}
   */
  Aggregation withoutMedian(String what, String name) {
    if (!kind.equals("median")) {
      return this;
    }
    Object percentile = param("percentile");
    String uses = what + " '" + name + "' uses a MEDIAN aggregation, while ";
    if (percentile != null && !HALF.equals(percentile)) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          uses
              + "percentile is set to '"
              + percentile
              + "', a conflicting value. Please remove the parameter or set to '0.5'.");
    }
    if (Boolean.TRUE.equals(param("use_discrete_percentile"))) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          uses
              + "use_discrete_percentile is set to true. Please remove the parameter or set to"
              + " False.");
    }
    Map<String, @Nullable Object> half = new LinkedHashMap<>();
    half.put("percentile", HALF);
    half.put("use_discrete_percentile", false);
    half.put(
        "use_approximate_percentile", Boolean.TRUE.equals(param("use_approximate_percentile")));
    return new Aggregation(model, "percentile", half, timeDimension, nonAdditive);
  }
}
