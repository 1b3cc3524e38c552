package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Metrics as SQL expressions, with the metrics they are made of put in. */
final class MetricSql {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\n?");
  private static final Pattern COUNTED =
      Pattern.compile("CASE WHEN ([A-Za-z_][A-Za-z0-9_]*) IS NOT NULL THEN 1 ELSE 0 END\\n?");

  private final Map<String, OsiMetric> metrics = new HashMap<>();
  private final Map<List<@Nullable String>, String> known = new HashMap<>();

  MetricSql(List<OsiMetric> all) {
    all.forEach(metric -> metrics.put(metric.name, metric));
  }

  /** A metric that has no SQL. */
  static final class UnsupportedMetricException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedMetricException(String name) {
      super("Unexpected CONVERSION metric in expression resolver (metric_name=" + name + ")");
    }
  }

  String of(OsiMetric metric) throws UnsupportedMetricException {
    return of(metric, null);
  }

  private String of(OsiMetric metric, @Nullable String outer) throws UnsupportedMetricException {
    List<String> own = metric.filters;
    String filter = FilterSql.and(outer, own == null ? null : FilterSql.of(own));
    List<@Nullable String> key = Arrays.asList(metric.name, filter);
    String sql = known.get(key);
    if (sql == null) {
      sql =
          switch (metric.type) {
            case "simple" -> simple(metric, filter);
            case "cumulative" -> input(needed(metric, metric.base, "sub-metric"), filter);
            case "ratio" -> ratio(metric, filter);
            case "conversion" -> throw new UnsupportedMetricException(metric.name);
            default -> derived(metric, filter);
          };
      known.put(key, sql);
    }
    return sql;
  }

  private static Map<?, ?> needed(OsiMetric metric, @Nullable Object input, String what) {
    if (input instanceof Map<?, ?> map) {
      return map;
    }
    throw ProblemException.of(
        ProblemKind.PLAIN,
        metric.type.toUpperCase(Locale.ROOT)
            + " metric has no "
            + what
            + " after transformation (metric_name="
            + metric.name
            + ")");
  }

  private OsiMetric metric(Map<?, ?> input) {
    String name = String.valueOf(input.get("name"));
    OsiMetric metric = metrics.get(name);
    if (metric == null) {
      throw ProblemException.of(
          ProblemKind.PLAIN, "Unknown metric referenced (metric_name=" + name + ")");
    }
    return metric;
  }

  private String input(Map<?, ?> input, @Nullable String outer) throws UnsupportedMetricException {
    String filter = FilterSql.of(OsiMetric.filters(input.get("filter")));
    return of(metric(input), FilterSql.and(outer, filter));
  }

  private String ratio(OsiMetric metric, @Nullable String filter)
      throws UnsupportedMetricException {
    Object numerator = metric.params.get("numerator");
    Object denominator = metric.params.get("denominator");
    return "("
        + input(needed(metric, numerator, "numerator"), filter)
        + ") / ("
        + input(needed(metric, denominator, "denominator"), filter)
        + ")";
  }

  private String derived(OsiMetric metric, @Nullable String filter)
      throws UnsupportedMetricException {
    String sql = metric.expr == null ? "" : metric.expr;
    List<Map<?, ?>> inputs = new ArrayList<>();
    if (metric.params.get("metrics") instanceof List<?> list) {
      list.forEach(input -> inputs.add(needed(metric, input, "metrics")));
    }
    for (Map<?, ?> input : inputs) {
      String part = input(input, filter);
      String type = metric(input).type;
      if (type.equals("derived") || type.equals("ratio")) {
        part = "(" + part + ")";
      }
      Object alias = input.get("alias");
      String name =
          alias instanceof String text && !text.isEmpty()
              ? text
              : String.valueOf(input.get("name"));
      Pattern word =
          Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.UNICODE_CHARACTER_CLASS);
      sql = word.matcher(sql).replaceAll(Matcher.quoteReplacement(part));
    }
    return sql;
  }

  private static String simple(OsiMetric metric, @Nullable String filter) {
    Aggregation aggregation = metric.aggregation;
    if (aggregation == null) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "SIMPLE metric has no metric_aggregation_params after transformation (metric_name="
              + metric.name
              + ")");
    }
    String column = qualified(metric.expr == null ? metric.name : metric.expr, aggregation.model());
    String some = filter == null ? column : "CASE WHEN " + filter + " THEN " + column + " END";
    return switch (aggregation.kind()) {
      case "count_distinct" -> "COUNT(DISTINCT " + some + ")";
      case "average" -> "AVG(" + some + ")";
      case "percentile" -> percentile(aggregation) + " WITHIN GROUP (ORDER BY " + some + ")";
      default -> aggregation.kind().toUpperCase(Locale.ROOT) + "(" + some + ")";
    };
  }

  private static String percentile(Aggregation aggregation) {
    Object given = aggregation.param("percentile");
    boolean isDiscrete = Boolean.TRUE.equals(aggregation.param("use_discrete_percentile"));
    return (isDiscrete ? "PERCENTILE_DISC(" : "PERCENTILE_CONT(")
        + (given == null ? "0.5" : PythonText.str(given))
        + ")";
  }

  /** A plain column, also one that is counted, gets the name of its semantic model. */
  private static String qualified(String column, String model) {
    if (NAME.matcher(column).matches()) {
      return model + "." + column;
    }
    Matcher counted = COUNTED.matcher(column);
    return counted.matches()
        ? "CASE WHEN " + model + "." + counted.group(1) + " IS NOT NULL THEN 1 ELSE 0 END"
        : column;
  }
}
