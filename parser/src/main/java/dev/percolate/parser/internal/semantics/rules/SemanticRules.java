package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.SemanticManifest;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.project.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a semantic manifest to all rules. */
public final class SemanticRules {
  private static final Entry.Place PLACE = new Entry.Place(null, "semantic_manifest");

  private final SemanticManifest manifest;
  private final Flags flags;
  private final ParseEvents events;
  private final List<Entry> models;
  private final List<Entry> metrics;
  private final List<Entry> spines;

  public SemanticRules(SemanticManifest manifest, Flags flags, ParseEvents events) {
    this.manifest = manifest;
    this.flags = flags;
    this.events = events;
    this.models = entries(manifest.semanticModels());
    this.metrics = entries(manifest.metrics());
    this.spines = entries(manifest.timeSpines());
  }

  private static List<Entry> entries(List<Map<String, @Nullable Object>> maps) {
    List<Entry> entries = new ArrayList<>(maps.size());
    maps.forEach(map -> entries.add(new Entry(map, PLACE)));
    return entries;
  }

  /**
   * Tells every issue.
   *
   * @throws ProblemException when one of them is an error
   */
  public void check() {
    List<Issue> issues = issues();
    issues.addAll(olderCumulativeKeys());
    warnOfOlderSpine();
    tell(issues, Issue.Severity.WARNING);
    tell(issues, Issue.Severity.FUTURE_ERROR);
    if (tell(issues, Issue.Severity.ERROR)) {
      throw ProblemException.parsing("Semantic Manifest validation failed.");
    }
  }

  private boolean tell(List<Issue> issues, Issue.Severity severity) {
    boolean any = false;
    for (Issue issue : issues) {
      if (issue.severity() != severity) {
        continue;
      }
      any = true;
      switch (severity) {
        case WARNING -> events.semanticValidation(Level.WARN, issue.text());
        case ERROR -> events.semanticValidation(Level.ERROR, issue.text());
        // dbt 1.12 loses the text on the way and prints an empty line
        case FUTURE_ERROR ->
            events.deprecated("D041", "TimeDimensionsRequireGranularityDeprecation", "", "msg", "");
      }
    }
    return any;
  }

  private List<Issue> issues() {
    Set<String> granularities = new TreeSet<>();
    for (Entry spine : spines) {
      spine.entries("custom_granularities").forEach(custom -> granularities.add(custom.name()));
    }
    MeasureRules measures = new MeasureRules(models);
    ModelRules shapes = new ModelRules(models, spines);
    NameRules names = new NameRules(models, metrics, entries(manifest.savedQueries()), spines);
    MetricRules inputs = new MetricRules(metrics, models, granularities);
    SavedQueryRules queries =
        new SavedQueryRules(entries(manifest.savedQueries()), models, metrics, granularities);
    List<Issue> issues = new ArrayList<>();
    issues.addAll(measures.percentiles());
    issues.addAll(inputs.derived());
    issues.addAll(measures.counts());
    issues.addAll(measures.unique());
    issues.addAll(shapes.validityWindows());
    issues.addAll(shapes.dimensionTypes());
    issues.addAll(shapes.elementTypes());
    issues.addAll(shapes.naturalEntities());
    issues.addAll(new MeasureAliasRules(metrics, models).valid());
    issues.addAll(inputs.cumulative());
    issues.addAll(names.valid());
    issues.addAll(measures.timeDimensions());
    issues.addAll(names.reserved());
    issues.addAll(measures.nonAdditive());
    issues.addAll(shapes.defaults());
    issues.addAll(shapes.primaryEntities());
    issues.addAll(shapes.primaryEntityPairs());
    issues.addAll(queries.valid());
    issues.addAll(names.metricLabels());
    issues.addAll(names.modelLabels());
    issues.addAll(names.entityLabels());
    issues.addAll(inputs.conversion());
    issues.addAll(shapes.timeSpines());
    issues.addAll(shapes.timeGranularities());
    issues.addAll(inputs.expressions());
    return issues;
  }

  private List<Issue> olderCumulativeKeys() {
    List<String> names = new ArrayList<>();
    for (Entry metric : metrics) {
      Entry params = metric.entry("type_params");
      if (params.get("window") != null || params.get("grain_to_date") != null) {
        names.add(metric.name());
      }
    }
    if (names.isEmpty()) {
      return List.of();
    }
    if (!flags.is("require_nested_cumulative_type_params")) {
      events.deprecatedLongAgo(
          "D019",
          "MFCumulativeTypeParamsDeprecation",
          "Cumulative fields `type_params.window` and `type_params.grain_to_date` have been moved"
              + " and will soon be deprecated. Please nest those values under"
              + " `type_params.cumulative_type_params.window` and"
              + " `type_params.cumulative_type_params.grain_to_date`. See documentation on behavior"
              + " changes: https://docs.getdbt.com/reference/global-configs/behavior-changes.");
      return List.of();
    }
    return List.of(
        Issue.error(
            "Cumulative fields `type_params.window` and `type_params.grain_to_date` should be"
                + " nested under `type_params.cumulative_type_params.window` and"
                + " `type_params.cumulative_type_params.grain_to_date`. Invalid metrics: ",
            String.join(", ", names),
            ". See documentation on behavior changes:"
                + " https://docs.getdbt.com/reference/global-configs/behavior-changes."));
  }

  private void warnOfOlderSpine() {
    if (flags.is("require_yaml_configuration_for_mf_time_spines")
        || manifest.timeSpineTables().isEmpty()) {
      return;
    }
    for (Entry spine : spines) {
      if ("day".equals(spine.entry("primary_column").get("time_granularity"))) {
        return;
      }
    }
    events.deprecatedLongAgo(
        "D018",
        "MFTimespineWithoutYamlConfigurationDeprecation",
        "Time spines without YAML configuration are in the process of deprecation. Please add YAML"
            + " configuration for your 'metricflow_time_spine' model. See documentation on"
            + " MetricFlow time spines:"
            + " https://docs.getdbt.com/docs/build/metricflow-time-spine and behavior change"
            + " documentation:"
            + " https://docs.getdbt.com/reference/global-configs/behavior-changes.");
  }
}
