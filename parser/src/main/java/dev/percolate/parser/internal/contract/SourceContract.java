package dev.percolate.parser.internal.contract;

import static dev.percolate.parser.internal.contract.Shapes.DOCS;
import static dev.percolate.parser.internal.contract.Shapes.FLAG;
import static dev.percolate.parser.internal.contract.Shapes.INTEGER;
import static dev.percolate.parser.internal.contract.Shapes.MAP;
import static dev.percolate.parser.internal.contract.Shapes.MAYBE_FLAG;
import static dev.percolate.parser.internal.contract.Shapes.MAYBE_TEXT;
import static dev.percolate.parser.internal.contract.Shapes.TESTS;
import static dev.percolate.parser.internal.contract.Shapes.TEXT;
import static dev.percolate.parser.internal.contract.Shapes.TEXTS;
import static dev.percolate.parser.internal.contract.Shapes.anyOf;

import dev.percolate.project.Shape;
import dev.percolate.project.Shape.Choice;
import dev.percolate.project.Shape.Fields;
import dev.percolate.project.Shape.ListOf;

/** Sources, and what overrides those of another package. */
final class SourceContract {
  private static final Shape QUOTING =
      Fields.builder()
          .may("database", MAYBE_FLAG)
          .may("schema", MAYBE_FLAG)
          .may("identifier", MAYBE_FLAG)
          .may("column", MAYBE_FLAG)
          .closed();
  private static final Shape FRESHNESS = freshness();
  private static final Shape EXTERNAL = external();

  static final Shape SOURCE =
      Fields.builder()
          .must("name", TEXT)
          .may("description", TEXT)
          .may("meta", MAP)
          .maybe("database", TEXT)
          .maybe("schema", TEXT)
          .may("loader", TEXT)
          .may("quoting", QUOTING)
          .maybe("freshness", FRESHNESS)
          .all(loadedAt())
          .may("tables", new ListOf(table()))
          .may("tags", TEXTS)
          .may("config", MAP)
          .may("unrendered_database", MAYBE_TEXT)
          .may("unrendered_schema", MAYBE_TEXT)
          .closed();

  /** An entry with {@code overrides}; {@code path} is put there by dbt. */
  static final Shape OVERRIDE =
      Fields.builder()
          .must("name", TEXT)
          .must("overrides", TEXT)
          .must("path", TEXT)
          .may("config", MAP)
          .maybe("description", TEXT)
          .maybe("meta", MAP)
          .maybe("database", TEXT)
          .maybe("schema", TEXT)
          .maybe("loader", TEXT)
          .maybe("quoting", QUOTING)
          .maybe("freshness", FRESHNESS)
          .all(loadedAt())
          .maybe("tables", new ListOf(tableOverride()))
          .maybe("tags", TEXTS)
          .closed();

  private SourceContract() {}

  private static Fields loadedAt() {
    return Fields.builder()
        .maybe("loaded_at_field", TEXT)
        .maybe("loaded_at_field_present", FLAG)
        .maybe("loaded_at_query", TEXT)
        .closed();
  }

  private static Shape freshness() {
    Shape age =
        Fields.builder()
            .maybe("count", INTEGER)
            .maybe("period", Choice.of("minute", "hour", "day"))
            .closed();
    return Fields.builder()
        .maybe("warn_after", age)
        .maybe("error_after", age)
        .maybe("filter", TEXT)
        .closed();
  }

  private static Shape external() {
    Shape partition =
        Fields.builder()
            .may("_extra", MAP)
            .may("name", TEXT)
            .may("description", TEXT)
            .may("data_type", TEXT)
            .may("meta", MAP)
            .open();
    return Fields.builder()
        .may("_extra", MAP)
        .maybe("location", TEXT)
        .maybe("file_format", TEXT)
        .maybe("row_format", TEXT)
        .maybe("tbl_properties", TEXT)
        .maybe("partitions", new ListOf(anyOf(partition, TEXT)))
        .open();
  }

  private static Shape table() {
    return Fields.builder()
        .all(NodeContract.DESCRIBED)
        .may("data_tests", TESTS)
        .may("tests", TESTS)
        .may("columns", new ListOf(NodeContract.COLUMN))
        .all(loadedAt())
        .maybe("identifier", TEXT)
        .may("quoting", QUOTING)
        .maybe("freshness", FRESHNESS)
        .maybe("external", EXTERNAL)
        .may("tags", TEXTS)
        .open();
  }

  private static Shape tableOverride() {
    return Fields.builder()
        .must("name", TEXT)
        .maybe("description", TEXT)
        .maybe("meta", MAP)
        .maybe("data_type", TEXT)
        .maybe("docs", DOCS)
        .all(loadedAt())
        .maybe("identifier", TEXT)
        .may("quoting", QUOTING)
        .maybe("freshness", FRESHNESS)
        .maybe("external", EXTERNAL)
        .maybe("tags", TEXTS)
        .maybe("data_tests", TESTS)
        .maybe("tests", TESTS)
        .maybe("columns", new ListOf(NodeContract.COLUMN))
        .closed();
  }
}
