package dev.percolate.parser.internal.contract;

import static dev.percolate.parser.internal.contract.Shapes.DOCS;
import static dev.percolate.parser.internal.contract.Shapes.FLAG;
import static dev.percolate.parser.internal.contract.Shapes.INTEGER;
import static dev.percolate.parser.internal.contract.Shapes.MAP;
import static dev.percolate.parser.internal.contract.Shapes.MAPS;
import static dev.percolate.parser.internal.contract.Shapes.NUMBER;
import static dev.percolate.parser.internal.contract.Shapes.TESTS;
import static dev.percolate.parser.internal.contract.Shapes.TEXT;
import static dev.percolate.parser.internal.contract.Shapes.TEXTS;
import static dev.percolate.parser.internal.contract.Shapes.VERSION;
import static dev.percolate.parser.internal.contract.Shapes.anyOf;

import dev.percolate.project.Shape;
import dev.percolate.project.Shape.Fields;
import dev.percolate.project.Shape.ListOf;

/** Entries that describe what files made: models, seeds, snapshots, analyses, macros, functions. */
final class NodeContract {
  /** What every described thing may have. */
  static final Fields DESCRIBED =
      Fields.builder()
          .must("name", TEXT)
          .may("description", TEXT)
          .may("meta", MAP)
          .maybe("data_type", TEXT)
          .may("constraints", MAPS)
          .may("docs", DOCS)
          .may("config", MAP)
          .may("_extra", MAP)
          .open();

  private static final Shape VALIDITY =
      Fields.builder().may("is_start", FLAG).may("is_end", FLAG).closed();

  private static final Shape DIMENSION =
      Fields.builder()
          .must("type", TEXT)
          .maybe("name", TEXT)
          .maybe("description", TEXT)
          .maybe("label", TEXT)
          .may("is_partition", FLAG)
          .may("config", MAP)
          .maybe("validity_params", VALIDITY)
          .closed();

  private static final Shape ENTITY =
      Fields.builder()
          .must("type", TEXT)
          .maybe("name", TEXT)
          .maybe("description", TEXT)
          .maybe("label", TEXT)
          .may("config", MAP)
          .closed();

  static final Shape COLUMN =
      Fields.builder()
          .all(DESCRIBED)
          .may("data_tests", TESTS)
          .may("tests", TESTS)
          .maybe("quote", FLAG)
          .may("tags", TEXTS)
          .maybe("granularity", TEXT)
          .maybe("dimension", DIMENSION, TEXT)
          .maybe("entity", ENTITY, TEXT)
          .open();

  /** Seeds and snapshots. */
  static final Fields TESTED = tested().maybe("access", TEXT).open();

  static final Shape ANALYSIS =
      patch().may("columns", new ListOf(DESCRIBED)).maybe("access", TEXT).open();

  static final Shape SINGULAR_TEST = patch().open();

  static final Shape MACRO =
      patch()
          .may(
              "arguments",
              new ListOf(
                  Fields.builder()
                      .must("name", TEXT)
                      .maybe("type", TEXT)
                      .may("description", TEXT)
                      .closed()))
          .open();

  static final Shape MODEL = model();
  static final Shape FUNCTION = function();

  private NodeContract() {}

  private static Fields.Builder patch() {
    return Fields.builder()
        .must("original_file_path", TEXT)
        .must("yaml_key", TEXT)
        .must("package_name", TEXT)
        .all(DESCRIBED);
  }

  private static Fields.Builder tested() {
    return patch()
        .may("data_tests", TESTS)
        .may("tests", TESTS)
        .may("columns", new ListOf(COLUMN))
        .maybe("quote_columns", FLAG);
  }

  private static Shape version() {
    Shape filter =
        Fields.builder().must("include", anyOf(TEXT, TEXTS)).may("exclude", TEXTS).closed();
    return Fields.builder()
        .must("v", VERSION)
        .maybe("defined_in", TEXT)
        .may("description", TEXT)
        .maybe("access", TEXT)
        .may("config", MAP)
        .may("constraints", MAPS)
        .may("docs", DOCS)
        .maybe("data_tests", TESTS)
        .maybe("tests", TESTS)
        .may("columns", new ListOf(anyOf(filter, COLUMN)))
        .maybe("deprecation_date", TEXT)
        .closed();
  }

  private static Shape model() {
    Shape granularity = Fields.builder().must("name", TEXT).maybe("column_name", TEXT).closed();
    Shape timeSpine =
        Fields.builder()
            .must("standard_granularity_column", TEXT)
            .may("custom_granularities", new ListOf(granularity))
            .closed();
    Shape semanticModel =
        Fields.builder()
            .maybe("name", TEXT)
            .may("enabled", FLAG)
            .maybe("group", TEXT)
            .maybe("config", Fields.builder().may("meta", MAP).closed())
            .closed();
    return tested()
        .maybe("access", TEXT)
        .maybe("latest_version", INTEGER, NUMBER, TEXT)
        .may("versions", new ListOf(version()))
        .maybe("deprecation_date", TEXT)
        .maybe("time_spine", timeSpine)
        .maybe("semantic_model", semanticModel, FLAG)
        .maybe("primary_entity", TEXT)
        .maybe("agg_time_dimension", TEXT)
        .maybe("metrics", new ListOf(SemanticContract.METRIC))
        .maybe("derived_semantics", derived())
        .open();
  }

  private static Shape derived() {
    Fields.Builder head =
        Fields.builder()
            .must("type", TEXT)
            .maybe("name", TEXT)
            .maybe("description", TEXT)
            .maybe("label", TEXT);
    Fields described = head.closed();
    Shape entity = Fields.builder().all(described).may("config", MAP).must("expr", TEXT).closed();
    Shape dimension =
        Fields.builder()
            .all(described)
            .may("name", TEXT)
            .may("is_partition", FLAG)
            .may("config", MAP)
            .maybe("validity_params", VALIDITY)
            .must("expr", TEXT)
            .maybe("granularity", TEXT)
            .closed();
    return Fields.builder()
        .may("entities", new ListOf(entity))
        .may("dimensions", new ListOf(dimension))
        .closed();
  }

  private static Shape function() {
    Shape returns = Fields.builder().must("data_type", TEXT).maybe("description", TEXT).closed();
    Shape arguments =
        new ListOf(
            Fields.builder()
                .must("name", TEXT)
                .must("data_type", TEXT)
                .maybe("description", TEXT)
                .may("default_value", Shape.Anything.INSTANCE)
                .closed());
    Shape overload =
        Fields.builder()
            .must("defined_in", TEXT)
            .may("arguments", arguments)
            .maybe("returns", returns)
            .maybe("description", TEXT)
            .closed();
    return Fields.builder()
        .must("returns", returns)
        .all(patch().open())
        .maybe("access", TEXT)
        .may("arguments", arguments)
        .may("overloads", new ListOf(overload))
        .open();
  }
}
