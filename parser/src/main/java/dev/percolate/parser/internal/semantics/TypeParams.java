package dev.percolate.parser.internal.semantics;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code type_params} of a metric, every key of dbt's shape present and in its order. */
public final class TypeParams {
  private static final List<String> KEYS =
      List.of(
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
          "is_private");

  private TypeParams() {}

  /** Every key without a value. */
  public static Map<String, @Nullable Object> empty() {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    KEYS.forEach(key -> params.put(key, null));
    params.put("input_measures", new ArrayList<>());
    params.put("join_to_timespine", false);
    return params;
  }

  /** Of a metric with {@code type_params}. */
  static Map<String, @Nullable Object> older(Entry given, String type) {
    Map<String, @Nullable Object> params = empty();
    params.put("measure", Inputs.measure(given, "measure"));
    params.put("numerator", Inputs.metric(given, "numerator"));
    params.put("denominator", Inputs.metric(given, "denominator"));
    params.put("expr", Inputs.expression(given));
    params.put("window", Inputs.window(given, "window"));
    params.put("grain_to_date", SemanticWord.GRANULARITY.of(given, "grain_to_date", null));
    params.put("metrics", Inputs.metrics(given, "metrics"));
    if (given.get("conversion_type_params") != null) {
      params.put("conversion_type_params", olderConversion(given.entry("conversion_type_params")));
    }
    if (type.equals("cumulative")) {
      params.put("cumulative_type_params", olderCumulative(given));
    }
    return params;
  }

  private static Map<String, @Nullable Object> olderConversion(Entry given) {
    Map<String, @Nullable Object> conversion = new LinkedHashMap<>();
    conversion.put("entity", Inputs.requiredText(given, "entity"));
    conversion.put("base_measure", required(given, "base_measure"));
    conversion.put("conversion_measure", required(given, "conversion_measure"));
    conversion.put("base_metric", null);
    conversion.put("conversion_metric", null);
    finishConversion(conversion, given);
    return conversion;
  }

  private static Map<String, @Nullable Object> required(Entry given, String key) {
    Map<String, @Nullable Object> measure = Inputs.measure(given, key);
    if (measure == null) {
      throw missing(key, "conversion metrics that use type_params");
    }
    return measure;
  }

  private static void finishConversion(Map<String, @Nullable Object> conversion, Entry given) {
    conversion.put(
        "calculation", SemanticWord.CONVERSION.of(given, "calculation", "conversion_rate"));
    conversion.put("window", Inputs.window(given, "window"));
    conversion.put("constant_properties", Inputs.constantProperties(given));
  }

  /** dbt 1.12: what stands directly in {@code type_params} fills what the nested keys leave out. */
  private static Map<String, @Nullable Object> olderCumulative(Entry params) {
    Entry given = params.entry("cumulative_type_params");
    Map<String, @Nullable Object> cumulative = new LinkedHashMap<>();
    boolean hasWindow = !given.text("window", "").isEmpty();
    cumulative.put("window", Inputs.window(hasWindow ? given : params, "window"));
    String grain = given.text("grain_to_date", "");
    cumulative.put("grain_to_date", grain.isEmpty() ? params.textOrNull("grain_to_date") : grain);
    cumulative.put("period_agg", SemanticWord.PERIOD_AGGREGATION.of(given, "period_agg", "first"));
    cumulative.put("metric", null);
    return cumulative;
  }

  /**
   * Of a metric without {@code type_params}.
   *
   * @param semanticModel the semantic model of a simple metric
   * @param aggTimeDimension the time dimension when the metric names none
   */
  static Map<String, @Nullable Object> newer(
      Entry given, String type, @Nullable String semanticModel, @Nullable String aggTimeDimension) {
    Map<String, @Nullable Object> params = empty();
    params.put("numerator", Inputs.metric(given, "numerator"));
    params.put("denominator", Inputs.metric(given, "denominator"));
    params.put("expr", Inputs.expression(given));
    params.put("metrics", Inputs.metrics(given, "input_metrics"));
    if (type.equals("conversion")) {
      params.put("conversion_type_params", newerConversion(given));
    }
    if (type.equals("cumulative")) {
      params.put("cumulative_type_params", newerCumulative(given));
    }
    if (given.get("agg") != null) {
      params.put("metric_aggregation_params", aggregation(given, semanticModel, aggTimeDimension));
    }
    // dbt 1.12: `fill_nulls_with` of the newer form is read and dropped
    params.put("join_to_timespine", given.isOn("join_to_timespine", false));
    params.put("is_private", given.isOn("hidden", false));
    return params;
  }

  private static Map<String, @Nullable Object> newerConversion(Entry given) {
    for (String key : List.of("base_metric", "conversion_metric", "entity")) {
      if (given.get(key) == null) {
        throw missing(key, "conversion metrics");
      }
    }
    Map<String, @Nullable Object> conversion = new LinkedHashMap<>();
    conversion.put("entity", given.textOrNull("entity"));
    conversion.put("base_measure", null);
    conversion.put("conversion_measure", null);
    conversion.put("base_metric", Inputs.metric(given, "base_metric"));
    conversion.put("conversion_metric", Inputs.metric(given, "conversion_metric"));
    finishConversion(conversion, given);
    return conversion;
  }

  private static Map<String, @Nullable Object> newerCumulative(Entry given) {
    if (given.get("input_metric") == null) {
      throw missing("input_metric", "cumulative metrics");
    }
    Map<String, @Nullable Object> cumulative = new LinkedHashMap<>();
    cumulative.put("window", Inputs.window(given, "window"));
    cumulative.put("grain_to_date", given.textOrNull("grain_to_date"));
    cumulative.put("period_agg", SemanticWord.PERIOD_AGGREGATION.of(given, "period_agg", "first"));
    cumulative.put("metric", Inputs.metric(given, "input_metric"));
    return cumulative;
  }

  private static Map<String, @Nullable Object> aggregation(
      Entry given, @Nullable String semanticModel, @Nullable String aggTimeDimension) {
    String kind = given.text("percentile_type", "").toLowerCase(Locale.ROOT);
    Map<String, @Nullable Object> percentile = new LinkedHashMap<>();
    percentile.put("percentile", given.numberOrNull("percentile"));
    percentile.put("use_discrete_percentile", kind.equals("discrete"));
    percentile.put("use_approximate_percentile", kind.equals("continuous"));
    Map<String, @Nullable Object> aggregation = new LinkedHashMap<>();
    aggregation.put("semantic_model", semanticModel);
    aggregation.put("agg", SemanticWord.AGGREGATION.required(given, "agg"));
    aggregation.put("agg_params", percentile);
    String own = given.text("agg_time_dimension", "");
    aggregation.put("agg_time_dimension", own.isEmpty() ? aggTimeDimension : own);
    aggregation.put(
        "non_additive_dimension", Elements.nonAdditiveDimension(given, "window_agg", "group_by"));
    return aggregation;
  }

  private static ProblemException missing(String key, String where) {
    return ProblemException.of(ProblemKind.PLAIN, key + " is required for " + where + ".");
  }
}
