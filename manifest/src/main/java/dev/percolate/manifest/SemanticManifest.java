package dev.percolate.manifest;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.internal.SemanticShapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * semantic_manifest.json: what MetricFlow needs of a manifest, in its own field order.
 *
 * @param timeSpineTables the model {@code metricflow_time_spine} when it has no {@code time_spine}
 * @param timeSpines one for each model with {@code time_spine}
 */
public record SemanticManifest(
    List<Map<String, @Nullable Object>> semanticModels,
    List<Map<String, @Nullable Object>> metrics,
    List<Map<String, @Nullable Object>> timeSpineTables,
    List<Map<String, @Nullable Object>> timeSpines,
    List<Map<String, @Nullable Object>> savedQueries)
    implements Part {

  /** From the finest to the coarsest. */
  private static final List<String> GRANULARITIES =
      List.of(
          "nanosecond",
          "microsecond",
          "millisecond",
          "second",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "quarter",
          "year");

  private static final int DAY = GRANULARITIES.indexOf("day");

  /** The model that is a time spine by its name alone. */
  public static final String LEGACY_SPINE = "metricflow_time_spine";

  public SemanticManifest {
    semanticModels = List.copyOf(semanticModels);
    metrics = List.copyOf(metrics);
    timeSpineTables = List.copyOf(timeSpineTables);
    timeSpines = List.copyOf(timeSpines);
    savedQueries = List.copyOf(savedQueries);
  }

  /**
   * The semantic part of a manifest.
   *
   * @throws ProblemException when there are semantic models but no time spine of a day or finer
   */
  public static SemanticManifest of(Manifest manifest) {
    return of(
        manifest.nodes().values(),
        manifest.semanticModels().values(),
        manifest.metrics().values(),
        manifest.savedQueries().values());
  }

  /**
   * The same before there is a manifest.
   *
   * @param nodes may be time spines
   */
  public static SemanticManifest of(
      Collection<ExecutableNode> nodes,
      Collection<SemanticModel> models,
      Collection<Metric> metrics,
      Collection<SavedQuery> queries) {
    List<Map<String, @Nullable Object>> spines = new ArrayList<>();
    int finest = GRANULARITIES.size();
    for (ExecutableNode node : nodes) {
      if (node instanceof Model model && model.timeSpine() != null) {
        String granularity = granularity(model, model.timeSpine());
        finest = Math.min(finest, GRANULARITIES.indexOf(granularity));
        spines.add(timeSpine(model, model.timeSpine(), granularity));
      }
    }
    List<Map<String, @Nullable Object>> tables = new ArrayList<>();
    if (!models.isEmpty()) {
      ExecutableNode legacy = legacySpine(nodes);
      if (legacy == null && finest > DAY) {
        throw noTimeSpine();
      }
      if (legacy != null && !(legacy instanceof Model model && model.timeSpine() != null)) {
        tables.add(spineTable(legacy));
      }
    }
    return new SemanticManifest(
        models.stream().map(SemanticShapes::semanticModel).toList(),
        metrics.stream().map(SemanticShapes::metric).toList(),
        tables,
        spines,
        queries.stream().map(SemanticShapes::savedQuery).toList());
  }

  private static ProblemException noTimeSpine() {
    return ProblemException.parsing(
        "The semantic layer requires a time spine model with granularity DAY or smaller in the"
            + " project, but none was found. Guidance on creating this model can be found on our"
            + " docs site (https://docs.getdbt.com/docs/build/metricflow-time-spine).");
  }

  private static String granularity(Model model, Map<String, @Nullable Object> spine) {
    ColumnSpec column = model.head().columns().get(spine.get("standard_granularity_column"));
    if (column == null || column.granularity() == null) {
      throw ProblemException.parsing(
          column == null
              ? "Expected to find time spine standard granularity column in model columns, but did"
                  + " not. This should have been caught in YAML parsing."
              : "Expected to find granularity set for time spine standard granularity column, but"
                  + " did not. This should have been caught in YAML parsing.");
    }
    return column.granularity();
  }

  private static Map<String, @Nullable Object> timeSpine(
      Model model, Map<String, @Nullable Object> spine, String granularity) {
    Map<String, @Nullable Object> relation = new LinkedHashMap<>();
    relation.put("alias", model.head().alias());
    relation.put("schema_name", model.head().schema());
    relation.put("database", model.head().database());
    relation.put("relation_name", model.head().relationName());
    Map<String, @Nullable Object> primary = new LinkedHashMap<>();
    primary.put("name", spine.get("standard_granularity_column"));
    primary.put("time_granularity", granularity);
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("node_relation", SemanticShapes.nodeRelation(relation));
    made.put("primary_column", primary);
    made.put(
        "custom_granularities",
        SemanticShapes.pickAll(spine.get("custom_granularities"), "name", "column_name"));
    return made;
  }

  private static Map<String, @Nullable Object> spineTable(ExecutableNode node) {
    Map<String, @Nullable Object> table = new LinkedHashMap<>();
    table.put("location", node.head().relationName());
    table.put("column_name", "date_day");
    table.put("grain", "day");
    return table;
  }

  private static @Nullable ExecutableNode legacySpine(Collection<ExecutableNode> nodes) {
    for (ExecutableNode node : nodes) {
      if (node.isRefable()
          && node.name().equals(LEGACY_SPINE)
          && (!(node instanceof Model model) || !model.isVersioned() || model.isLatestVersion())) {
        return node;
      }
    }
    return null;
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("semantic_models", semanticModels);
    sink.field("metrics", metrics);
    Map<String, @Nullable Object> project = new LinkedHashMap<>();
    project.put("time_spine_table_configurations", timeSpineTables);
    project.put("metadata", null);
    project.put("dsi_package_version", packageVersion());
    project.put("time_spines", timeSpines);
    sink.field("project_configuration", project);
    sink.field("saved_queries", savedQueries);
  }

  /** dbt 1.12: the version of the metricflow package it comes with. */
  private static Map<String, @Nullable Object> packageVersion() {
    Map<String, @Nullable Object> version = new LinkedHashMap<>();
    version.put("major_version", "0");
    version.put("minor_version", "213");
    version.put("patch_version", "0");
    return version;
  }
}
