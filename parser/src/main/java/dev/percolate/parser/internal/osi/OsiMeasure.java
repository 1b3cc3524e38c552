package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a semantic model, in terms of sums and percentiles.
 *
 * @param createsMetric whether a metric of its name goes with it
 */
record OsiMeasure(
    String name,
    @Nullable String expr,
    Aggregation aggregation,
    boolean createsMetric,
    @Nullable String description,
    @Nullable String label) {

  static OsiMeasure of(String model, Map<?, ?> fields) {
    String name = String.valueOf(fields.get("name")).toLowerCase(Locale.ROOT);
    String expr = (String) fields.get("expr");
    Aggregation aggregation = Aggregation.of(model, fields);
    return new OsiMeasure(
        name,
        Columns.counted("Metric", name, aggregation, Columns.booleans(name, aggregation, expr)),
        Columns.summed(aggregation).withoutMedian("Measure", name),
        Boolean.TRUE.equals(fields.get("create_metric")),
        (String) fields.get("description"),
        (String) fields.get("label"));
  }

  /** What is aggregated. */
  String column() {
    return expr == null || expr.isEmpty() ? name : expr;
  }

  /** What a metric says of its measure, without more. */
  static Map<String, @Nullable Object> input(String name, @Nullable Object filter) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("name", name);
    input.put("filter", filter);
    input.put("alias", null);
    input.put("join_to_timespine", false);
    input.put("fill_nulls_with", null);
    return input;
  }

  /** How columns change when all aggregations are sums. */
  static final class Columns {
    private Columns() {}

    static Aggregation summed(Aggregation aggregation) {
      return switch (aggregation.kind()) {
        case "count", "sum_boolean" -> aggregation.as("sum");
        default -> aggregation;
      };
    }

    static @Nullable String booleans(String name, Aggregation aggregation, @Nullable String expr) {
      return aggregation.kind().equals("sum_boolean")
          ? "CASE WHEN " + (expr == null || expr.isEmpty() ? name : expr) + " THEN 1 ELSE 0 END"
          : expr;
    }

    static @Nullable String counted(
        String what, String name, Aggregation aggregation, @Nullable String expr) {
      if (!aggregation.kind().equals("count") || "1".equals(expr)) {
        return expr;
      }
      if (expr == null) {
        throw ProblemException.of(
            ProblemKind.PLAIN,
            what
                + " '"
                + name
                + "' uses a COUNT aggregation, which requires an expr to be provided. Provide"
                + " 'expr: 1' if a count of all rows is desired.");
      }
      return "CASE WHEN " + expr + " IS NOT NULL THEN 1 ELSE 0 END";
    }
  }
}
