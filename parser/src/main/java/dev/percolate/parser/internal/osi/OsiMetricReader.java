package dev.percolate.parser.internal.osi;

import dev.percolate.parser.internal.osi.SqlExpression.Kind;
import dev.percolate.parser.internal.osi.SqlTokens.UnreadableSqlException;
import dev.percolate.parser.internal.semantics.TypeParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the SQL of a document's metrics into metrics of the semantic layer. */
final class OsiMetricReader {
  private final List<Map<?, ?>> datasets;

  OsiMetricReader(List<Map<?, ?>> datasets) {
    this.datasets = datasets;
  }

  /** A metric before it has a package. */
  record Made(
      String name,
      @Nullable String description,
      String type,
      Map<String, @Nullable Object> typeParams) {}

  /** The metrics that one expression makes: a ratio brings two more, before it. */
  List<Made> read(String name, String sql, @Nullable String description)
      throws UnreadableSqlException {
    SqlExpression expression = sql.isBlank() ? null : SqlExpression.read(sql.strip());
    OsiAggregation aggregation = expression == null ? null : OsiAggregation.of(expression);
    if (aggregation != null) {
      return List.of(simple(name, description, aggregation));
    }
    if (expression == null || expression.kind() != Kind.DIVISION) {
      // the same guess as dbt's
      String first = datasets.isEmpty() ? "" : String.valueOf(datasets.getFirst().get("name"));
      return List.of(simple(name, description, first, sql, "sum", null));
    }
    List<Made> made = new ArrayList<>();
    Map<String, @Nullable Object> params = TypeParams.empty();
    params.put("is_private", false);
    for (int i = 0; i < 2; i++) {
      SqlExpression part = expression.parts().get(i);
      String role = i == 0 ? "numerator" : "denominator";
      String partName = name + "_" + role;
      String partSql = part.kind() == Kind.PARENTHESIS ? part.parts().getFirst().sql() : part.sql();
      made.addAll(read(partName, partSql, null));
      params.put(role, input(partName));
    }
    made.add(new Made(name, description, "ratio", params));
    return made;
  }

  private Made simple(String name, @Nullable String description, OsiAggregation found) {
    return simple(
        name, description, dataset(found), found.column(), found.kind(), found.percentile());
  }

  private static Made simple(
      String name,
      @Nullable String description,
      String dataset,
      String expression,
      String kind,
      @Nullable Double percentile) {
    Map<String, @Nullable Object> options = null;
    if (percentile != null) {
      options = new LinkedHashMap<>();
      options.put("percentile", percentile);
      options.put("use_discrete_percentile", false);
      options.put("use_approximate_percentile", false);
    }
    Map<String, @Nullable Object> aggregation = new LinkedHashMap<>();
    aggregation.put("semantic_model", dataset);
    aggregation.put("agg", kind);
    aggregation.put("agg_params", options);
    aggregation.put("agg_time_dimension", null);
    aggregation.put("non_additive_dimension", null);
    Map<String, @Nullable Object> params = TypeParams.empty();
    params.put("expr", expression);
    params.put("metric_aggregation_params", aggregation);
    params.put("is_private", false);
    return new Made(name, description, "simple", params);
  }

  /** The dataset named in front of the column, else the first that has the column. */
  private String dataset(OsiAggregation found) {
    String source = found.source();
    if (source != null && source.contains(".")) {
      return source.substring(0, source.lastIndexOf('.'));
    }
    for (Map<?, ?> dataset : datasets) {
      for (Map<?, ?> field : OsiReader.maps(dataset.get("fields"))) {
        String written = OsiReader.firstExpression(field);
        String bare = written.substring(written.lastIndexOf('.') + 1);
        if (found.column().equals(field.get("name")) || found.column().equals(bare)) {
          return String.valueOf(dataset.get("name"));
        }
      }
    }
    return datasets.isEmpty() ? "" : String.valueOf(datasets.getFirst().get("name"));
  }

  private static Map<String, @Nullable Object> input(String name) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("name", name);
    for (String key : List.of("filter", "alias", "offset_window", "offset_to_grain")) {
      input.put(key, null);
    }
    return input;
  }
}
