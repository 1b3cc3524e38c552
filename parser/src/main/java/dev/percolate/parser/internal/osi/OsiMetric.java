package dev.percolate.parser.internal.osi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A metric while measures are taken out of it. */
final class OsiMetric {
  final String name;
  final String type;
  final @Nullable String description;
  final @Nullable String datatype;
  final boolean isPrivate;
  final Map<?, ?> params;
  @Nullable Map<?, ?> measure;
  @Nullable Aggregation aggregation;
  @Nullable String expr;
  @Nullable List<String> filters;

  /** The metric that a cumulative one adds up. */
  @Nullable Map<?, ?> base;

  private @Nullable Object fillsNulls;
  private boolean joinsTimeSpine;
  private final @Nullable Object timeGranularity;

  /** A metric of the semantic manifest. */
  OsiMetric(Map<?, ?> fields) {
    this.name = String.valueOf(fields.get("name"));
    this.type = String.valueOf(fields.get("type"));
    this.description = (String) fields.get("description");
    this.datatype = (String) fields.get("datatype");
    this.params = fields.get("type_params") instanceof Map<?, ?> map ? map : Map.of();
    this.isPrivate = Boolean.TRUE.equals(params.get("is_private"));
    this.measure = map(params.get("measure"));
    Map<?, ?> given = map(params.get("metric_aggregation_params"));
    this.aggregation =
        given == null ? null : Aggregation.of(String.valueOf(given.get("semantic_model")), given);
    this.expr = (String) params.get("expr");
    this.filters = fields.get("filter") == null ? null : filters(fields.get("filter"));
    Map<?, ?> cumulative = map(params.get("cumulative_type_params"));
    this.base = cumulative == null ? null : map(cumulative.get("metric"));
    this.fillsNulls = params.get("fill_nulls_with");
    this.joinsTimeSpine = Boolean.TRUE.equals(params.get("join_to_timespine"));
    this.timeGranularity = fields.get("time_granularity");
  }

  /** A simple metric in place of a measure. */
  OsiMetric(
      String name,
      OsiMeasure measure,
      @Nullable Object fillsNulls,
      boolean joinsTimeSpine,
      boolean isPrivate) {
    this.name = name;
    this.type = "simple";
    this.description = measure.description();
    this.datatype = null;
    this.params = Map.of();
    this.isPrivate = isPrivate;
    this.timeGranularity = null;
    take(measure, fillsNulls, joinsTimeSpine, null);
  }

  static @Nullable Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : null;
  }

  /** The SQL templates of a filter. */
  static List<String> filters(@Nullable Object filter) {
    List<String> texts = new ArrayList<>();
    if (filter instanceof Map<?, ?> map && map.get("where_filters") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> where) {
          texts.add(String.valueOf(where.get("where_sql_template")));
        }
      }
    }
    return texts;
  }

  boolean isSimple() {
    return type.equals("simple");
  }

  /** Takes over what a measure says, unless this metric aggregates something itself. */
  void take(OsiMeasure from, @Nullable Object fill, boolean joins, @Nullable Object filterOfInput) {
    if (aggregation != null) {
      return;
    }
    fillsNulls = fill == null ? fillsNulls : fill;
    joinsTimeSpine |= joins;
    aggregation = from.aggregation();
    expr = expr == null ? from.column() : expr;
    List<String> all = filters(filterOfInput);
    if (filters != null) {
      all.addAll(filters);
    }
    filters = all.isEmpty() ? filters : all;
    measure = OsiMeasure.input(from.name(), filterOfInput);
  }

  /** Whether another metric of the manifest can stand for this one, made of a measure. */
  boolean isAs(OsiMetric other) {
    return type.equals(other.type)
        && other.params.get("window") == null
        && other.params.get("grain_to_date") == null
        && Objects.equals(aggregation, other.aggregation)
        && joinsTimeSpine == other.joinsTimeSpine
        && Objects.equals(fillsNulls, other.fillsNulls)
        && Objects.equals(expr, other.expr)
        && Objects.equals(filters, other.filters)
        && Objects.equals(timeGranularity, other.timeGranularity)
        && (other.measure == null || other.measure.equals(measure));
  }
}
