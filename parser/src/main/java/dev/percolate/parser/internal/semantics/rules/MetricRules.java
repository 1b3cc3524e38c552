package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for metrics. */
final class MetricRules {
  private static final String NO_CUSTOM =
      "Custom granularities are not supported for this field yet.";

  private final List<Entry> metrics;
  private final List<Entry> models;
  private final Set<String> customGranularities;

  MetricRules(List<Entry> metrics, List<Entry> models, Set<String> customGranularities) {
    this.metrics = metrics;
    this.models = models;
    this.customGranularities = customGranularities;
  }

  private static boolean isOf(Entry metric, String type) {
    return type.equals(metric.get("type"));
  }

  /** A derived metric uses its inputs, whose aliases and offsets make sense. */
  List<Issue> derived() {
    List<Issue> issues = new ArrayList<>();
    for (Entry metric : metrics) {
      if (isOf(metric, "derived") && metric.entry("type_params").list("metrics").isEmpty()) {
        issues.add(
            Issue.error(
                "No input metrics found for derived metric '",
                metric.name(),
                "'. Please add metrics to type_params.metrics."));
      }
    }
    for (Entry metric : metrics) {
      List<Entry> inputs = metric.entry("type_params").entries("metrics");
      if (isOf(metric, "derived")) {
        aliases(inputs, issues);
      }
      inputs.forEach(input -> offsets(metric, input, issues));
      if (isOf(metric, "derived")) {
        expression(metric, inputs, issues);
      }
    }
    return issues;
  }

  private static void aliases(List<Entry> inputs, List<Issue> issues) {
    Set<String> used = new LinkedHashSet<>();
    inputs.forEach(input -> used.add(input.name()));
    for (Entry input : inputs) {
      String alias = input.text("alias", "");
      if (alias.isEmpty()) {
        continue;
      }
      NameRules.check(alias, issues);
      // dbt 1.12: an alias that other inputs have too is not noticed
      if (used.contains(alias)) {
        issues.add(
            Issue.error(
                "Alias '",
                alias,
                "' for input metric: '",
                input.name(),
                "' is already being used. Please choose another alias."));
      }
    }
  }

  private void offsets(Entry metric, Entry input, List<Issue> issues) {
    boolean hasWindow = input.get("offset_window") != null;
    if (hasWindow) {
      Window window = Window.of(input.entry("offset_window"));
      if (!isKnown(window)) {
        issues.add(unknown(window, ""));
      }
    }
    String grain = input.text("offset_to_grain", "");
    if (!grain.isEmpty() && !SemanticWord.GRANULARITY.words().contains(grain)) {
      issues.add(
          Issue.error(
              "Invalid time granularity found in `offset_to_grain`: '", grain, "'. ", NO_CUSTOM));
    }
    if (hasWindow && !grain.isEmpty()) {
      issues.add(
          Issue.error(
              "Both offset_window and offset_to_grain set for derived metric '",
              metric.name(),
              "' on input metric '",
              input.name(),
              "'. Please set one or the other."));
    }
  }

  private static void expression(Entry metric, List<Entry> inputs, List<Issue> issues) {
    String expression = metric.entry("type_params").text("expr", "");
    if (expression.isEmpty()) {
      issues.add(
          Issue.warning(
              "No `expr` set for derived metric ",
              metric.name(),
              ". Please add an `expr` that references all input metrics."));
      return;
    }
    for (Entry input : inputs) {
      String alias = input.text("alias", "");
      String name = alias.isEmpty() ? input.name() : alias;
      if (!expression.contains(name)) {
        issues.add(
            Issue.warning(
                "Input metric '",
                name,
                "' is not used in `expr`: '",
                expression,
                "' for derived metric '",
                metric.name(),
                "'. Please update the `expr` or remove the input metric."));
      }
    }
  }

  /** A time window. */
  private record Window(String count, String granularity) {
    static Window of(Entry given) {
      return new Window(String.valueOf(given.get("count")), given.text("granularity", ""));
    }
  }

  private boolean isStandard(String granularity) {
    return SemanticWord.GRANULARITY.words().contains(granularity);
  }

  /** The granularity of a window without the plural's s. */
  private String singular(Window window) {
    String word = window.granularity;
    if (word.endsWith("s")) {
      String shorter = word.substring(0, word.length() - 1);
      if (isStandard(shorter) || customGranularities.contains(shorter)) {
        return shorter;
      }
    }
    return word;
  }

  private boolean isKnown(Window window) {
    String granularity = singular(window);
    return isStandard(granularity) || customGranularities.contains(granularity);
  }

  private Issue unknown(Window window, String end) {
    return Issue.error(
        "Invalid time granularity '",
        singular(window),
        "' in window: '",
        window.count + " " + window.granularity,
        "'",
        end);
  }

  private void standardWindow(Entry given, List<Issue> issues) {
    Window window = Window.of(given);
    if (!isKnown(window)) {
      issues.add(unknown(window, ""));
    } else if (!isStandard(singular(window))) {
      issues.add(unknown(window, " " + NO_CUSTOM));
    }
  }

  /** A cumulative metric has a window or a grain of a standard granularity. */
  List<Issue> cumulative() {
    List<Issue> issues = new ArrayList<>();
    for (Entry metric : metrics) {
      if (isOf(metric, "cumulative")) {
        cumulative(metric, issues);
      }
    }
    return issues;
  }

  private void cumulative(Entry metric, List<Issue> issues) {
    Entry params = metric.entry("type_params");
    Entry nested = params.entry("cumulative_type_params");
    if (params.get("measure") != null && nested.get("metric") != null) {
      issues.add(
          Issue.warning(
              "Cumulative metric '",
              metric.name(),
              "' should not have both a measure and a metric as inputs. The measure will be"
                  + " ignored; please remove it to avoid confusion."));
    }
    Entry holder = nested.get("window") == null ? params : nested;
    boolean hasWindow = holder.get("window") != null;
    String grain = nested.text("grain_to_date", params.text("grain_to_date", ""));
    if (!grain.isEmpty() && !isStandard(grain)) {
      issues.add(
          Issue.error(
              "Invalid time granularity found in `grain_to_date`: '", grain, "'. ", NO_CUSTOM));
    }
    if (hasWindow && !grain.isEmpty()) {
      issues.add(
          Issue.error(
              "Both window and grain_to_date set for cumulative metric. Please set one or the"
                  + " other."));
    }
    if (hasWindow) {
      standardWindow(holder.entry("window"), issues);
    }
  }

  /** Both sides of a conversion metric count something, and have its entity and properties. */
  List<Issue> conversion() {
    List<Issue> issues = new ArrayList<>();
    for (Entry metric : metrics) {
      if (isOf(metric, "conversion")) {
        conversion(metric, metric.entry("type_params").entry("conversion_type_params"), issues);
      }
    }
    return issues;
  }

  private void conversion(Entry metric, Entry params, List<Issue> issues) {
    Entry base = side(metric, params, "base", issues);
    Entry conversion = side(metric, params, "conversion", issues);
    if (base == null || conversion == null) {
      return;
    }
    String entity = params.text("entity", "");
    hasEntity(base, entity, "base", issues);
    hasEntity(conversion, entity, "conversion", issues);
    countsMeasure(params, "base", base, issues);
    countsMeasure(params, "conversion", conversion, issues);
    countsMetric(params, "base", issues);
    countsMetric(params, "conversion", issues);
    if (params.get("window") != null) {
      standardWindow(params.entry("window"), issues);
    }
    hasProperties(params, "base", base, issues);
    hasProperties(params, "conversion", conversion, issues);
  }

  /** The semantic model of one side, or null when it cannot be found. */
  private @Nullable Entry side(Entry metric, Entry params, String side, List<Issue> issues) {
    if (params.get(side + "_measure") != null) {
      String measure = params.entry(side + "_measure").name();
      for (Entry model : models) {
        if (ModelRules.element(model, "measures", measure) != null) {
          return model;
        }
      }
      issues.add(
          Issue.error(
              "Input measure '",
              measure,
              "' for conversion metric '",
              metric.name(),
              "' does not exist in your manifest."));
      return null;
    }
    Entry input = metric(params.entry(side + "_metric").name());
    if (input != null && !isOf(input, "simple")) {
      issues.add(
          Issue.error(
              "Metric '",
              input.name(),
              "' is not a Simple metric, so it cannot be used as an input for Conversion metric '",
              metric.name(),
              "'."));
    }
    Entry model = input == null ? null : modelOf(input);
    if (model == null) {
      issues.add(
          Issue.error(
              "Input metric '",
              params.entry(side + "_metric").name(),
              "' for conversion metric '",
              metric.name(),
              "' is linked to a semantic model that does not exist in your manifest."));
    }
    return model;
  }

  private @Nullable Entry metric(String name) {
    for (Entry metric : metrics) {
      if (metric.name().equals(name)) {
        return metric;
      }
    }
    return null;
  }

  private @Nullable Entry modelOf(Entry metric) {
    String name =
        metric.entry("type_params").entry("metric_aggregation_params").text("semantic_model", "");
    for (Entry model : models) {
      if (model.name().equals(name)) {
        return model;
      }
    }
    return null;
  }

  private static void hasEntity(Entry model, String entity, String side, List<Issue> issues) {
    if (ModelRules.element(model, "entities", entity) == null) {
      issues.add(
          Issue.error(
              "Entity: ",
              entity,
              " not found in " + side + " semantic model: ",
              model.name(),
              "."));
    }
  }

  private static void countsMeasure(Entry params, String side, Entry model, List<Issue> issues) {
    Entry input = params.entry(side + "_measure");
    Entry measure = ModelRules.element(model, "measures", input.name());
    if (measure != null) {
      counts("Measure", measure.name(), measure.text("agg", ""), measure, issues);
      noFilter("Measure", side, input, issues);
    }
  }

  private void countsMetric(Entry params, String side, List<Issue> issues) {
    Entry input = params.entry(side + "_metric");
    Entry metric = metric(input.name());
    if (metric != null) {
      Entry own = metric.entry("type_params");
      String aggregation = own.entry("metric_aggregation_params").text("agg", "");
      counts("Metric", metric.name(), aggregation, own, issues);
      noFilter("Metric", side, input, issues);
    }
  }

  private static void counts(
      String kind, String name, String aggregation, Entry holder, List<Issue> issues) {
    boolean isCount =
        aggregation.equals("count")
            || aggregation.equals("count_distinct")
            || (aggregation.equals("sum") && "1".equals(holder.get("expr")));
    if (!isCount) {
      issues.add(
          Issue.error(
              "For conversion metrics, the input " + kind.toLowerCase(Locale.ROOT),
              " must be COUNT/SUM(1)/COUNT_DISTINCT. " + kind + " '",
              name,
              "' is agg type: AggregationType.",
              aggregation.toUpperCase(Locale.ROOT)));
    }
  }

  private static void noFilter(String kind, String side, Entry input, List<Issue> issues) {
    if (side.equals("conversion") && input.get("filter") != null) {
      issues.add(
          Issue.warning(
              kind + " input '",
              input.name(),
              "' has a filter. For conversion metrics, filtering on the conversion input is not"
                  + " fully supported yet. "));
    }
  }

  private static void hasProperties(Entry params, String side, Entry model, List<Issue> issues) {
    for (Entry pair : params.entries("constant_properties")) {
      String name = pair.text(side + "_property", "");
      if (ModelRules.element(model, "entities", name) == null
          && ModelRules.element(model, "dimensions", name) == null) {
        issues.add(
            Issue.error(
                "The provided constant property: ",
                name,
                ", cannot be found in semantic model ",
                model.name()));
      }
    }
  }

  /** A metric of a measure leaves the expression to the measure. */
  List<Issue> expressions() {
    Map<String, Entry> measures = new HashMap<>();
    for (Entry model : models) {
      model.entries("measures").forEach(measure -> measures.put(measure.name(), measure));
    }
    List<Issue> issues = new ArrayList<>();
    for (Entry metric : metrics) {
      Entry params = metric.entry("type_params");
      if (!isOf(metric, "simple") || params.get("measure") == null) {
        continue;
      }
      Entry measure = measures.get(params.entry("measure").name());
      String expression = params.textOrNull("expr");
      if (measure != null
          && expression != null
          && !expression.equals(measure.get("expr"))
          && !expression.equals(measure.name())) {
        issues.add(
            Issue.warning(
                "Metric '",
                metric.name(),
                "' should not have an expr set if it's proxy from measures"));
      }
    }
    return issues;
  }
}
