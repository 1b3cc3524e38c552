package dev.percolate.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected slices and messages were recorded from dbt-core 1.12.6. */
class SemanticLayerTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"semantics_v1", "semantics_v2"})
  void semanticResourcesHaveTheFieldsOfDbt(String name) throws IOException {
    Path project = GOLDEN.resolve(name);
    Path slice = folder.resolve("slice.json");

    ArtifactWriter.writeIndented(
        slice, slice(ParsedProject.in(project.toAbsolutePath()).manifest()), 1);

    assertThat(Files.readString(slice))
        .isEqualTo(Files.readString(project.resolve("expected.json")));
  }

  private static Part slice(Manifest manifest) {
    return sink -> {
      sink.field("metrics", manifest.metrics());
      sink.field("semantic_models", manifest.semanticModels());
      sink.field("saved_queries", manifest.savedQueries());
      sink.field("disabled", manifest.disabled());
    };
  }

  @Test
  void aMetricOfAMissingMeasureIsRefused() {
    assertProblem(
        "metrics: [{name: mm, type: simple, type_params: {measure: nope}}]",
        "Parsing Error in metric mm (models/s.yml)\n"
            + "  A semantic model having a measure `nope` does not exist but was referenced.");
  }

  @Test
  void aRatioNeedsBothParts() {
    assertProblem(
        "metrics: [{name: mm, label: L, type: ratio, type_params: {numerator: total}}]",
        "Parsing Error in metric mm (models/s.yml)\n"
            + "  Invalid ratio metric. Both a numerator and denominator must be specified");
  }

  @Test
  void aMetricMadeOfAMissingOneIsRefused() {
    assertProblem(
        "metrics: [{name: mm, type: ratio, type_params: {numerator: total, denominator: nope}}]",
        "Parsing Error in metric mm (models/s.yml)\n"
            + "  The metric `nope` does not exist but was referenced by metric `mm`.");
  }

  @Test
  void aMetricMadeOfADisabledOneIsRefused() {
    assertProblem(
        """
        metrics:
          - {name: gone, type: simple, type_params: {measure: total}, config: {enabled: false}}
          - {name: mm, type: ratio, type_params: {numerator: total, denominator: gone}}
        """,
        "Parsing Error in metric mm (models/s.yml)\n"
            + "  The metric `gone` is disabled and thus cannot be referenced.");
  }

  @Test
  void metricsInACircleAreRefused() {
    assertProblem(
        """
        metrics:
          - {name: mm, type: derived, type_params: {expr: nn, metrics: [nn]}}
          - {name: nn, type: derived, type_params: {expr: mm, metrics: [mm]}}
        """,
        "Parsing Error in metric mm (models/s.yml)\n  The metric `mm` depends on itself.");
  }

  @Test
  void aWindowIsACountAndAGranularity() {
    assertProblem(
        "metrics: [{name: mm, type: cumulative, type_params: {measure: total, window: 7days}}]",
        "Parsing Error\n"
            + "  Invalid window config given in FILE @ window: {'window': '7days'} - Invalid"
            + " window (7days) in cumulative/conversion metric. Should be of the form `<count>"
            + " <granularity>`, e.g., `28 days`");
  }

  @Test
  void aNewerSimpleMetricBelongsToAModel() {
    assertProblem(
        "metrics: [{name: mm, type: simple, agg: sum}]",
        "Parsing Error\n"
            + "  Invalid metrics config given in FILE @ metrics: {'name': 'mm', 'type': 'simple',"
            + " 'label': None, 'description': '', 'filter': None, 'time_granularity': None, 'config':"
            + " {}, 'hidden': False, 'agg': 'sum', 'percentile': None, 'percentile_type': None,"
            + " 'join_to_timespine': None, 'fill_nulls_with': None, 'expr': None,"
            + " 'non_additive_dimension': None, 'agg_time_dimension': None, 'window': None,"
            + " 'grain_to_date': None, 'period_agg': 'first', 'input_metric': None, 'numerator':"
            + " None, 'denominator': None, 'input_metrics': None, 'entity': None, 'calculation':"
            + " None, 'base_metric': None, 'conversion_metric': None, 'constant_properties': None} -"
            + " simple metrics in v2 YAML must be attached to semantic_model");
  }

  @Test
  void aMetricNameIsAnIdentifier() {
    assertProblem(
        "metrics: [{name: 1m m, type: simple, type_params: {measure: total}}]",
        "Parsing Error\n"
            + "  Invalid metrics config given in FILE @ metrics: {'name': '1m m', 'type':"
            + " 'simple', 'type_params': {'measure': 'total'}} - at path []: The metric name '1m m'"
            + " is invalid.  It cannot contain spaces, must begin with a letter, must contain only"
            + " letters, numbers and underscores");
  }

  @Test
  void aCumulativeMetricNeedsAnInput() {
    assertProblem(
        "metrics: [{name: mm, type: cumulative}]",
        "input_metric is required for cumulative metrics.");
  }

  @Test
  void aSavedQueryOfAMissingMetricIsRefused() {
    assertProblem(
        "saved_queries: [{name: sq, query_params: {metrics: [nope]}}]",
        "Compilation Error\n"
            + "  Saved_Query 'saved_query.shop.sq' (models/s.yml) depends on a metric named 'nope'"
            + " which was not found");
  }

  @Test
  void aMeasureOfADisabledSemanticModelIsRefused() throws IOException {
    assertThatThrownBy(
            () ->
                parseFile(
                    """
                    semantic_models:
                      - name: orders
                        model: ref('orders')
                        config: {enabled: false}
                        measures: [{name: total, agg: sum}]
                    metrics: [{name: mm, type: simple, type_params: {measure: total}}]
                    """))
        .hasMessage("The measure `total` is referenced on disabled semantic model `orders`.");
  }

  @Test
  void brokenRulesAreToldInTheOrderOfDbt() throws IOException {
    Path project = GOLDEN.resolve("semantic_rules");
    List<Event> events = new ArrayList<>();

    assertThatThrownBy(() -> ParsedProject.in(project.toAbsolutePath(), events))
        .hasMessage("Semantic Manifest validation failed.");

    assertThat(
            events.stream()
                .filter(event -> event.name().equals("SemanticValidationFailure"))
                .map(Event::message))
        .containsExactlyElementsOf(Files.readAllLines(project.resolve("expected.txt")));
  }

  private void assertProblem(String yaml, String text) {
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().describe().replaceAll("FilePath\\(.*?\\)", "FILE"))
                    .isEqualTo(text));
  }

  /**
   * Parses a project with the semantic model {@code orders}, its metric {@code total}, and more.
   */
  private ParsedProject parse(String yaml) throws IOException {
    return parseFile(
        """
        models:
          - name: spine
            time_spine: {standard_granularity_column: date_day}
            columns: [{name: date_day, granularity: day}]
        semantic_models:
          - name: orders
            model: ref('orders')
            defaults: {agg_time_dimension: ordered_on}
            entities: [{name: order_id, type: primary}]
            dimensions: [{name: ordered_on, type: time, type_params: {time_granularity: day}}]
            measures: [{name: total, agg: sum, expr: amount, create_metric: true}]
        """
            + yaml);
  }

  private ParsedProject parseFile(String yaml) throws IOException {
    Path project = Files.createTempDirectory(folder, "shop");
    Path models = Files.createDirectories(project.resolve("models"));
    Files.copy(
        GOLDEN.resolve("semantics_v1").resolve("profiles.yml"), project.resolve("profiles.yml"));
    Files.writeString(project.resolve("dbt_project.yml"), "name: shop\nprofile: shop\n");
    Files.writeString(models.resolve("orders.sql"), "select 1 as order_id");
    Files.writeString(models.resolve("spine.sql"), "select 1 as date_day");
    Files.writeString(models.resolve("s.yml"), yaml);
    return ParsedProject.in(project);
  }
}
