package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a semantic manifest without measures: simple ones say themselves what they
 * aggregate, and those made of measures are made of simple ones, which are added where there are
 * none. The order is MetricFlow's, because it decides the names and the order of what is added.
 */
final class OsiMetrics {
  private final List<OsiMetric> metrics = new ArrayList<>();
  private final Map<String, OsiMeasure> measures = new LinkedHashMap<>();
  private final Map<List<@Nullable Object>, String> made = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private OsiMetrics() {}

  /**
   * All metrics.
   *
   * @param given as they stand in the semantic manifest
   * @param measures of all semantic models, in order
   */
  static List<OsiMetric> of(List<Map<?, ?>> given, List<OsiMeasure> measures) {
    OsiMetrics all = new OsiMetrics();
    given.forEach(fields -> all.metrics.add(new OsiMetric(fields)));
    measures.forEach(measure -> all.measures.put(measure.name(), measure));
    measures.stream().filter(OsiMeasure::createsMetric).forEach(all::addOwn);
    all.metrics.stream().filter(OsiMetric::isSimple).forEach(all::flatten);
    all.replaceInputs();
    all.metrics.stream().filter(OsiMetric::isSimple).forEach(all::settle);
    return all.metrics;
  }

  /** The metric that goes with a measure. */
  private void addOwn(OsiMeasure measure) {
    for (OsiMetric metric : metrics) {
      if (metric.name.equals(measure.name())) {
        if (!metric.isSimple()) {
          throw ProblemException.of(
              ProblemKind.PLAIN,
              "Cannot have metric with the same name as a measure ("
                  + measure.name()
                  + ") that is not a created mechanically from that measure using"
                  + " create_metric=True");
        }
        return;
      }
    }
    metrics.add(new OsiMetric(measure.name(), measure, null, false, false));
  }

  private @Nullable OsiMeasure measure(@Nullable Map<?, ?> input) {
    return input == null ? null : measures.get(String.valueOf(input.get("name")));
  }

  private void flatten(OsiMetric metric) {
    Map<?, ?> input = metric.measure;
    OsiMeasure measure = measure(input);
    if (input != null && measure != null) {
      metric.take(
          measure,
          input.get("fill_nulls_with"),
          Boolean.TRUE.equals(input.get("join_to_timespine")),
          input.get("filter"));
    }
  }

  private void replaceInputs() {
    metrics.forEach(metric -> names.add(metric.name));
    for (OsiMetric metric : List.copyOf(metrics)) {
      if (metric.type.equals("cumulative") && metric.base == null) {
        metric.base = simple(metric.measure);
      } else if (metric.type.equals("conversion")
          && metric.params.get("conversion_type_params") instanceof Map<?, ?> conversion) {
        for (String side : Arrays.asList("base", "conversion")) {
          if (conversion.get(side + "_metric") == null) {
            simple(OsiMetric.map(conversion.get(side + "_measure")));
          }
        }
      }
    }
  }

  /** The input of a simple metric that stands for a measure; null when there is no measure. */
  private @Nullable Map<?, ?> simple(@Nullable Map<?, ?> input) {
    OsiMeasure measure = measure(input);
    if (input == null || measure == null) {
      return null;
    }
    Map<String, @Nullable Object> metric = new LinkedHashMap<>();
    metric.put("name", nameOf(measure, input));
    metric.put("filter", input.get("filter"));
    metric.put("alias", input.get("alias"));
    return metric;
  }

  private String nameOf(OsiMeasure measure, Map<?, ?> input) {
    Object fill = input.get("fill_nulls_with");
    boolean joins = Boolean.TRUE.equals(input.get("join_to_timespine"));
    List<@Nullable Object> key = Arrays.asList(measure.name(), fill, joins);
    String known = made.get(key);
    if (known != null) {
      return known;
    }
    String base = measure.name();
    if (fill != null) {
      String number = String.valueOf(fill);
      base +=
          "_fill_nulls_with_" + (number.startsWith("-") ? "neg_" + number.substring(1) : number);
    }
    base += joins ? "_join_to_timespine" : "";
    String fresh = base;
    for (int i = 1; names.contains(fresh); i++) {
      fresh = base + "_" + i;
    }
    OsiMetric wanted = new OsiMetric(fresh, measure, fill, joins, true);
    for (OsiMetric metric : metrics) {
      if (wanted.isAs(metric)) {
        made.put(key, metric.name);
        return metric.name;
      }
    }
    metrics.add(wanted);
    names.add(fresh);
    made.put(key, fresh);
    return fresh;
  }

  /** Brings what a simple metric aggregates into its last form. */
  private void settle(OsiMetric metric) {
    OsiMeasure measure = measure(metric.measure);
    if (measure != null) {
      metric.expr = measure.column();
    }
    Aggregation aggregation = metric.aggregation;
    if (aggregation == null) {
      return;
    }
    String name = metric.name;
    String counted = OsiMeasure.Columns.counted("Metric", name, aggregation, metric.expr);
    metric.expr = OsiMeasure.Columns.booleans(name, aggregation, counted);
    metric.aggregation = OsiMeasure.Columns.summed(aggregation).withoutMedian("Metric", name);
  }
}
