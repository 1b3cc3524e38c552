package dev.percolate.parser.internal.contract;

import static dev.percolate.parser.internal.contract.Shapes.FILTER;
import static dev.percolate.parser.internal.contract.Shapes.FLAG;
import static dev.percolate.parser.internal.contract.Shapes.INTEGER;
import static dev.percolate.parser.internal.contract.Shapes.MAP;
import static dev.percolate.parser.internal.contract.Shapes.NUMBER;
import static dev.percolate.parser.internal.contract.Shapes.TEXT;
import static dev.percolate.parser.internal.contract.Shapes.TEXTS;
import static dev.percolate.parser.internal.contract.Shapes.anyOf;

import dev.percolate.project.Shape;
import dev.percolate.project.Shape.Fields;
import dev.percolate.project.Shape.ListOf;

/** Metrics of both generations, semantic models, saved queries. */
final class SemanticContract {
  private static final Shape METRIC_INPUT =
      Fields.builder()
          .must("name", TEXT)
          .maybe("filter", FILTER)
          .maybe("alias", TEXT)
          .maybe("offset_window", TEXT)
          .maybe("offset_to_grain", TEXT)
          .closed();
  private static final Shape CONSTANT_PROPERTIES =
      new ListOf(
          Fields.builder().must("base_property", TEXT).must("conversion_property", TEXT).closed());
  private static final Shape NAMED_INPUTS = new ListOf(anyOf(METRIC_INPUT, TEXT));

  /** A metric without {@code type_params}. */
  static final Shape METRIC = metric();

  /** A metric with {@code type_params}. */
  static final Shape OLDER_METRIC = olderMetric();

  static final Shape SEMANTIC_MODEL = semanticModel();

  static final Shape SAVED_QUERY =
      Fields.builder()
          .must("name", TEXT)
          .must(
              "query_params",
              Fields.builder()
                  .may("metrics", TEXTS)
                  .may("group_by", TEXTS)
                  .maybe("where", FILTER)
                  .may("order_by", TEXTS)
                  .maybe("limit", INTEGER)
                  .closed())
          .maybe("description", TEXT)
          .maybe("label", TEXT)
          .may(
              "exports",
              new ListOf(Fields.builder().must("name", TEXT).may("config", MAP).closed()))
          .may("config", MAP)
          .may("tags", anyOf(TEXT, TEXTS))
          .closed();

  private SemanticContract() {}

  private static Shape metric() {
    Shape nonAdditive =
        Fields.builder()
            .must("name", TEXT)
            .must("window_agg", TEXT)
            .may("group_by", TEXTS)
            .closed();
    return Fields.builder()
        .must("name", TEXT)
        .may("type", TEXT)
        .maybe("label", TEXT)
        .may("description", TEXT)
        .maybe("filter", FILTER)
        .maybe("time_granularity", TEXT)
        .may("config", MAP)
        .may("hidden", FLAG)
        .maybe("agg", TEXT)
        .maybe("percentile", NUMBER)
        .maybe("percentile_type", TEXT)
        .maybe("join_to_timespine", FLAG)
        .maybe("fill_nulls_with", INTEGER)
        .maybe("expr", TEXT, INTEGER)
        .maybe("non_additive_dimension", nonAdditive)
        .maybe("agg_time_dimension", TEXT)
        .maybe("window", TEXT)
        .maybe("grain_to_date", TEXT)
        .may("period_agg", TEXT)
        .maybe("input_metric", METRIC_INPUT, TEXT)
        .maybe("numerator", METRIC_INPUT, TEXT)
        .maybe("denominator", METRIC_INPUT, TEXT)
        .maybe("input_metrics", NAMED_INPUTS)
        .maybe("entity", TEXT)
        .maybe("calculation", TEXT)
        .maybe("base_metric", METRIC_INPUT, TEXT)
        .maybe("conversion_metric", METRIC_INPUT, TEXT)
        .maybe("constant_properties", CONSTANT_PROPERTIES)
        .closed();
  }

  private static Shape olderMetric() {
    return Fields.builder()
        .must("name", TEXT)
        .may("type", TEXT)
        .may("label", TEXT)
        .may("description", TEXT)
        .maybe("filter", FILTER)
        .maybe("time_granularity", TEXT)
        .may("config", MAP)
        .must("type_params", typeParams())
        .may("meta", MAP)
        .may("tags", TEXTS)
        .closed();
  }

  private static Shape typeParams() {
    Shape measure =
        Fields.builder()
            .must("name", TEXT)
            .maybe("filter", FILTER)
            .maybe("alias", TEXT)
            .may("join_to_timespine", FLAG)
            .maybe("fill_nulls_with", INTEGER)
            .closed();
    Shape conversion =
        Fields.builder()
            .must("base_measure", anyOf(measure, TEXT))
            .must("conversion_measure", anyOf(measure, TEXT))
            .must("entity", TEXT)
            .may("calculation", TEXT)
            .maybe("window", TEXT)
            .maybe("constant_properties", CONSTANT_PROPERTIES)
            .closed();
    Shape cumulative =
        Fields.builder()
            .maybe("window", TEXT)
            .maybe("grain_to_date", TEXT)
            .may("period_agg", TEXT)
            .closed();
    return Fields.builder()
        .maybe("measure", measure, TEXT)
        .maybe("numerator", METRIC_INPUT, TEXT)
        .maybe("denominator", METRIC_INPUT, TEXT)
        .maybe("expr", TEXT, FLAG)
        .maybe("window", TEXT)
        .maybe("grain_to_date", TEXT)
        .maybe("metrics", NAMED_INPUTS)
        .maybe("conversion_type_params", conversion)
        .maybe("cumulative_type_params", cumulative)
        .closed();
  }

  private static Shape semanticModel() {
    Shape entity = element().maybe("role", TEXT).maybe("expr", TEXT).closed();
    Shape validity = Fields.builder().may("is_start", FLAG).may("is_end", FLAG).closed();
    Shape timeParams =
        Fields.builder().must("time_granularity", TEXT).maybe("validity_params", validity).closed();
    Shape dimension =
        Fields.builder()
            .must("type", TEXT)
            .may("name", TEXT)
            .maybe("description", TEXT)
            .maybe("label", TEXT)
            .may("is_partition", FLAG)
            .may("config", MAP)
            .maybe("type_params", timeParams)
            .maybe("expr", TEXT)
            .closed();
    return Fields.builder()
        .must("name", TEXT)
        .must("model", TEXT)
        .may("config", MAP)
        .maybe("description", TEXT)
        .maybe("label", TEXT)
        .maybe("defaults", Fields.builder().maybe("agg_time_dimension", TEXT).closed())
        .may("entities", new ListOf(entity))
        .may("measures", new ListOf(measure()))
        .may("dimensions", new ListOf(dimension))
        .maybe("primary_entity", TEXT)
        .closed();
  }

  private static Fields.Builder element() {
    return Fields.builder()
        .must("type", TEXT)
        .may("name", TEXT)
        .maybe("description", TEXT)
        .maybe("label", TEXT)
        .may("config", MAP);
  }

  private static Shape measure() {
    Shape parameters =
        Fields.builder()
            .maybe("percentile", NUMBER)
            .may("use_discrete_percentile", FLAG)
            .may("use_approximate_percentile", FLAG)
            .closed();
    Shape nonAdditive =
        Fields.builder()
            .must("name", TEXT)
            .must("window_choice", TEXT)
            .may("window_groupings", TEXTS)
            .closed();
    return Fields.builder()
        .must("name", TEXT)
        .must("agg", TEXT)
        .maybe("description", TEXT)
        .maybe("label", TEXT)
        .maybe("expr", TEXT, FLAG, INTEGER)
        .maybe("agg_params", parameters)
        .maybe("non_additive_dimension", nonAdditive)
        .maybe("agg_time_dimension", TEXT)
        .may("create_metric", FLAG)
        .may("config", MAP)
        .closed();
  }
}
