package dev.percolate.parser.internal.contract;

import static dev.percolate.parser.internal.contract.Shapes.INTEGER;
import static dev.percolate.parser.internal.contract.Shapes.MAP;
import static dev.percolate.parser.internal.contract.Shapes.MAPS;
import static dev.percolate.parser.internal.contract.Shapes.NUMBER;
import static dev.percolate.parser.internal.contract.Shapes.OWNER;
import static dev.percolate.parser.internal.contract.Shapes.TEXT;
import static dev.percolate.parser.internal.contract.Shapes.TEXTS;
import static dev.percolate.parser.internal.contract.Shapes.anyOf;

import dev.percolate.project.Shape;
import dev.percolate.project.Shape.Choice;
import dev.percolate.project.Shape.Fields;
import dev.percolate.project.Shape.ListOf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract of an entry by the section it stands in. */
public final class EntryContract {
  private static final Shape EXPOSURE =
      Fields.builder()
          .must("name", TEXT)
          .must("type", Choice.of("dashboard", "notebook", "analysis", "ml", "application"))
          .must("owner", OWNER)
          .may("description", TEXT)
          .maybe("label", TEXT)
          .maybe("maturity", Choice.of("low", "medium", "high"))
          .may("meta", MAP)
          .may("tags", TEXTS)
          .maybe("url", TEXT)
          .may("depends_on", TEXTS)
          .may("config", MAP)
          .closed();

  private static final Shape GROUP =
      Fields.builder()
          .must("name", TEXT)
          .must("owner", OWNER)
          .maybe("description", TEXT)
          .may("config", MAP)
          .closed();

  private static final Shape UNIT_TEST = unitTest();

  private EntryContract() {}

  /**
   * What is wrong with an entry, or null.
   *
   * @param section the list the entry stands in, such as {@code models}
   * @return such as {@code at path ['columns'][0]: 'name' is a required property}
   */
  public static @Nullable String fault(String section, Map<String, @Nullable Object> entry) {
    Shape.Fault fault = shape(section, entry).check(entry);
    return fault == null ? null : fault.describe();
  }

  private static Shape shape(String section, Map<String, @Nullable Object> entry) {
    return switch (section) {
      case "models" -> NodeContract.MODEL;
      case "seeds", "snapshots" -> NodeContract.TESTED;
      case "analyses" -> NodeContract.ANALYSIS;
      case "macros" -> NodeContract.MACRO;
      case "data_tests" -> NodeContract.SINGULAR_TEST;
      case "functions" -> NodeContract.FUNCTION;
      case "sources" ->
          entry.containsKey("overrides") ? SourceContract.OVERRIDE : SourceContract.SOURCE;
      case "exposures" -> EXPOSURE;
      case "groups" -> GROUP;
      case "metrics" ->
          entry.containsKey("type_params")
              ? SemanticContract.OLDER_METRIC
              : SemanticContract.METRIC;
      case "semantic_models" -> SemanticContract.SEMANTIC_MODEL;
      case "saved_queries" -> SemanticContract.SAVED_QUERY;
      case "unit_tests" -> UNIT_TEST;
      default -> throw new IllegalArgumentException("no contract for the section " + section);
    };
  }

  private static Shape unitTest() {
    Fields rows =
        Fields.builder()
            .maybe("rows", TEXT, MAPS)
            .may("format", Choice.of("csv", "dict", "sql"))
            .maybe("fixture", TEXT)
            .closed();
    Shape versions = new ListOf(anyOf(INTEGER, NUMBER, TEXT));
    return Fields.builder()
        .must("name", TEXT)
        .must("model", TEXT)
        .must("given", new ListOf(Fields.builder().must("input", TEXT).all(rows).closed()))
        .must("expect", rows)
        .may("description", TEXT)
        .maybe(
            "overrides",
            Fields.builder().may("macros", MAP).may("vars", MAP).may("env_vars", MAP).closed())
        .may("config", MAP)
        .maybe(
            "versions",
            Fields.builder().maybe("include", versions).maybe("exclude", versions).closed())
        .closed();
  }
}
