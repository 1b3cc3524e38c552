package dev.percolate.parser.internal.semantics;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticManifest;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.link.Linker;
import dev.percolate.parser.internal.link.Links;
import dev.percolate.parser.internal.link.Referrer;
import dev.percolate.parser.internal.semantics.rules.SemanticRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links metrics to the semantic models and metrics they are made of, and saved queries to their
 * metrics. A metric made of others takes over their measures, so the others are linked first.
 */
public final class SemanticLinks {
  private final ParseSession session;
  private final Links links;
  private final Linker linker;
  private final NameResolver<SemanticModel.Builder> measures;
  private final Set<String> begun = new HashSet<>();
  private final Set<String> finished = new HashSet<>();

  public SemanticLinks(ParseSession session, Links links, Linker linker) {
    this.session = session;
    this.links = links;
    this.linker = linker;
    this.measures = NameResolver.firstWins(session.searchOrder());
    session.draft().semanticModels().values().forEach(this::addMeasures);
    for (List<DisabledDraft> same : session.draft().disabled().values()) {
      for (DisabledDraft resource : same) {
        if (resource.draft() instanceof SemanticModel.Builder model) {
          addMeasures(model);
        }
      }
    }
  }

  private void addMeasures(SemanticModel.Builder model) {
    for (Map<String, @Nullable Object> measure : model.measures) {
      measures.add(String.valueOf(measure.get("name")), model.identity.packageName(), model);
    }
  }

  /** Links every metric; call when refs are linked. */
  public void linkMetrics() {
    session.draft().metrics().values().forEach(this::link);
  }

  /** Links every saved query. */
  public void linkSavedQueries() {
    for (SavedQuery.Builder query : session.draft().savedQueries().values()) {
      List<List<String>> calls = new ArrayList<>();
      if (query.queryParams.get("metrics") instanceof List<?> names) {
        names.forEach(name -> calls.add(List.of(String.valueOf(name))));
      }
      Referrer from =
          Referrer.of(ResourceType.SAVED_QUERY, query.identity, query.group, query.config);
      Set<String> nodes = new LinkedHashSet<>(query.dependsOn.nodes());
      linker.linkMetrics(from, calls, nodes);
      query.dependsOn = new DependsOn(query.dependsOn.macros(), List.copyOf(nodes));
    }
  }

  /**
   * Holds metrics and semantic models to MetricFlow's rules; does nothing unless there are both.
   */
  public void check() {
    ManifestDraft draft = session.draft();
    if (draft.metrics().isEmpty() || draft.semanticModels().isEmpty()) {
      return;
    }
    List<ExecutableNode> spines = new ArrayList<>();
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.timeSpine != null || node.name.equals(SemanticManifest.LEGACY_SPINE)) {
        spines.add(node.build());
      }
    }
    SemanticManifest manifest =
        SemanticManifest.of(
            spines,
            draft.semanticModels().values().stream().map(SemanticModel.Builder::build).toList(),
            draft.metrics().values().stream().map(Metric.Builder::build).toList(),
            draft.savedQueries().values().stream().map(SavedQuery.Builder::build).toList());
    new SemanticRules(manifest, session.flags(), session.events()).check();
  }

  private void link(Metric.Builder metric) {
    String id = metric.identity.uniqueId();
    if (finished.contains(id)) {
      return;
    }
    if (!begun.add(id)) {
      // dbt 1.12 recurses until Python gives up
      throw error(metric, "The metric `" + metric.identity.name() + "` depends on itself.");
    }
    switch (metric.type) {
      case "simple" -> linkSimple(metric);
      case "cumulative" -> linkCumulative(metric);
      case "conversion" -> linkConversion(metric);
      case "ratio" -> linkRatio(metric);
      default -> linkInputs(metric, maps(metric.typeParams.get("metrics")));
    }
    finished.add(id);
  }

  private void linkSimple(Metric.Builder metric) {
    if (metric.typeParams.get("measure") instanceof Map<?, ?> measure) {
      linkMeasures(metric, List.of(measure));
      return;
    }
    if (!(metric.typeParams.get("metric_aggregation_params") instanceof Map<?, ?> aggregation)) {
      throw error(
          metric,
          "Simple metric `"
              + metric.identity.name()
              + "` should have a measure or agg type defined, but it does not.");
    }
    // dbt 1.12: looked for in the root project, whatever the package of the metric
    depend(
        metric,
        "semantic_model." + session.rootProject() + "." + aggregation.get("semantic_model"));
  }

  private void linkCumulative(Metric.Builder metric) {
    if (metric.typeParams.get("measure") instanceof Map<?, ?> measure) {
      linkMeasures(metric, List.of(measure));
      return;
    }
    if (!(metric.typeParams.get("cumulative_type_params") instanceof Map<?, ?> params
        && params.get("metric") instanceof Map<?, ?> input)) {
      throw error(
          metric,
          "Cumulative metric `"
              + metric.identity.name()
              + "` should have a measure or input_metric defined, but it does not.");
    }
    dependOn(metric, input, ".");
  }

  private void linkConversion(Metric.Builder metric) {
    if (!(metric.typeParams.get("conversion_type_params") instanceof Map<?, ?> params)) {
      throw error(
          metric,
          metric.identity.name()
              + " is a conversion metric and must have conversion_type_params defined.");
    }
    if (params.get("base_measure") instanceof Map<?, ?> base
        && params.get("conversion_measure") instanceof Map<?, ?> conversion) {
      linkMeasures(metric, List.of(base, conversion));
    } else if (params.get("base_metric") instanceof Map<?, ?> base
        && params.get("conversion_metric") instanceof Map<?, ?> conversion) {
      dependOn(metric, base, ".");
      dependOn(metric, conversion, ".");
    }
  }

  private void linkRatio(Metric.Builder metric) {
    if (metric.typeParams.get("numerator") instanceof Map<?, ?> numerator
        && metric.typeParams.get("denominator") instanceof Map<?, ?> denominator) {
      linkInputs(metric, List.of(numerator, denominator));
    } else {
      throw error(
          metric, "Invalid ratio metric. Both a numerator and denominator must be specified");
    }
  }

  private void linkMeasures(Metric.Builder metric, List<Map<?, ?>> inputs) {
    inputs.forEach(measure -> addInputMeasure(metric, measure));
    for (Map<?, ?> measure : inputs) {
      SemanticModel.Builder model = semanticModel(metric, String.valueOf(measure.get("name")));
      depend(metric, model.identity.uniqueId());
    }
  }

  private SemanticModel.Builder semanticModel(Metric.Builder metric, String measure) {
    if (!(measures.resolve(measure, null, session.rootProject(), metric.identity.packageName())
        instanceof Resolution.Found<SemanticModel.Builder>(SemanticModel.Builder model))) {
      throw error(
          metric,
          "A semantic model having a measure `" + measure + "` does not exist but was referenced.");
    }
    if (!ManifestDraft.isEnabled(model.config)) {
      throw error(
          metric,
          "The measure `"
              + measure
              + "` is referenced on disabled semantic model `"
              + model.identity.name()
              + "`.");
    }
    return model;
  }

  /** Links the metrics that a metric is computed of and takes over their measures. */
  private void linkInputs(Metric.Builder metric, List<Map<?, ?>> inputs) {
    String wanted = " by metric `" + metric.identity.name() + "`.";
    for (Map<?, ?> input : inputs) {
      Metric.Builder target = dependOn(metric, input, wanted);
      for (Map<?, ?> measure : maps(target.typeParams.get("input_measures"))) {
        addInputMeasure(metric, measure);
      }
    }
  }

  /**
   * Links one metric that a metric is made of.
   *
   * @param wanted how the error for a missing metric ends
   */
  private Metric.Builder dependOn(Metric.Builder metric, Map<?, ?> input, String wanted) {
    String name = String.valueOf(input.get("name"));
    Metric.Builder target =
        switch (links.metric(name, null, metric.identity.packageName())) {
          case Resolution.Found<Metric.Builder>(Metric.Builder found) -> found;
          case Resolution.Disabled<Metric.Builder> _ ->
              throw error(
                  metric, "The metric `" + name + "` is disabled and thus cannot be referenced.");
          case Resolution.Missing<Metric.Builder> _ ->
              throw error(
                  metric, "The metric `" + name + "` does not exist but was referenced" + wanted);
        };
    link(target);
    depend(metric, target.identity.uniqueId());
    return target;
  }

  private static void addInputMeasure(Metric.Builder metric, Map<?, ?> measure) {
    List<@Nullable Object> all = new ArrayList<>(maps(metric.typeParams.get("input_measures")));
    if (!all.contains(measure)) {
      all.add(measure);
      metric.typeParams.put("input_measures", all);
    }
  }

  private static void depend(Metric.Builder metric, String uniqueId) {
    List<String> nodes = new ArrayList<>(metric.dependsOn.nodes());
    if (!nodes.contains(uniqueId)) {
      nodes.add(uniqueId);
      metric.dependsOn = new DependsOn(metric.dependsOn.macros(), nodes);
    }
  }

  private static List<Map<?, ?>> maps(@Nullable Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  private static ProblemException error(Metric.Builder metric, String message) {
    return new ProblemException(
        Problem.of(ProblemKind.PARSING, message)
            .withSubject(
                new Problem.Subject(
                    "metric", metric.identity.name(), metric.identity.originalFilePath())));
  }
}
