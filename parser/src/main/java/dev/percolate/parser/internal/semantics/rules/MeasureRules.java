package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.properties.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for the measures of semantic models. */
final class MeasureRules {
  private final List<Entry> models;

  MeasureRules(List<Entry> models) {
    this.models = models;
  }

  /** Only percentiles have a percentile, and theirs lies between 0 and 1. */
  List<Issue> percentiles() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      for (Entry measure : model.entries("measures")) {
        switch (measure.text("agg", "")) {
          case "percentile" -> percentile(measure, issues);
          case "median" -> median(measure, issues);
          default -> noPercentile(measure, issues);
        }
      }
    }
    return issues;
  }

  private static void percentile(Entry measure, List<Issue> issues) {
    Double value = measure.entry("agg_params").numberOrNull("percentile");
    if (value == null) {
      issues.add(
          Issue.error(
              "Measure '",
              measure.name(),
              "' uses a PERCENTILE aggregation, which requires agg_params.percentile to be"
                  + " provided."));
    } else if (value <= 0 || value >= 1) {
      issues.add(
          Issue.error(
              "Percentile aggregation parameter for measure '",
              measure.name(),
              "' is '",
              Texts.str(value),
              "', but must be between 0 and 1 (non-inclusive). For example, to indicate the 65th"
                  + " percentile value, set 'percentile: 0.65'. For percentile values of 0, please"
                  + " use MIN, for percentile values of 1, please use MAX."));
    }
  }

  private static void median(Entry measure, List<Issue> issues) {
    Entry params = measure.entry("agg_params");
    String start = "Measure '" + measure.name() + "' uses a MEDIAN aggregation, while ";
    Double value = params.numberOrNull("percentile");
    if (value != null && value != 0.5) {
      issues.add(
          Issue.error(
              start,
              "percentile is set to '",
              Texts.str(value),
              "', a conflicting value. Please remove the parameter or set to '0.5'."));
    }
    if (params.isOn("use_discrete_percentile", false)) {
      issues.add(
          Issue.error(
              start,
              "use_discrete_percentile is set to true. Please remove the parameter or set to"
                  + " False."));
    }
  }

  private static void noPercentile(Entry measure, List<Issue> issues) {
    Entry params = measure.entry("agg_params");
    List<String> wrong = new ArrayList<>();
    Double value = params.numberOrNull("percentile");
    if (value != null && value != 0) {
      wrong.add("percentile");
    }
    for (String key : List.of("use_discrete_percentile", "use_approximate_percentile")) {
      if (params.isOn(key, false)) {
        wrong.add(key);
      }
    }
    if (!wrong.isEmpty()) {
      issues.add(
          Issue.error(
              "Measure '",
              measure.name(),
              "' with aggregation '",
              measure.text("agg", ""),
              "' uses agg_params (",
              String.join(", ", wrong),
              ") only relevant to Percentile measures."));
    }
  }

  /** A count says what it counts, and leaves distinct values to {@code count_distinct}. */
  List<Issue> counts() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      for (Entry measure : model.entries("measures")) {
        if (measure.text("agg", "").equals("count")) {
          count(measure, issues);
        }
      }
    }
    return issues;
  }

  private static void count(Entry measure, List<Issue> issues) {
    String expression = measure.textOrNull("expr");
    if (expression == null) {
      issues.add(
          Issue.error(
              "Measure '",
              measure.name(),
              "' uses a COUNT aggregation, which requires an expr to be provided. Provide 'expr: 1'"
                  + " if a count of all rows is desired."));
    } else if (expression.toLowerCase(Locale.ROOT).startsWith("distinct ")) {
      issues.add(
          Issue.error(
              "Measure '",
              measure.name(),
              "' uses a 'count' aggregation with a DISTINCT expr: '",
              expression,
              "'. This is not supported as it effectively converts an additive measure into a"
                  + " non-additive one, and this could cause certain queries to return incorrect"
                  + " results. Please use the count_distinct aggregation type."));
    }
  }

  /** No two measures have one name. */
  List<Issue> unique() {
    List<Issue> issues = new ArrayList<>();
    Map<String, List<String>> known = new HashMap<>();
    for (Entry model : models) {
      for (Entry measure : model.entries("measures")) {
        List<String> users = known.computeIfAbsent(measure.name(), _ -> new ArrayList<>());
        if (!users.isEmpty()) {
          issues.add(
              Issue.error(
                  "Found measure with name ",
                  measure.name(),
                  " in multiple semantic models with names (",
                  Texts.repr(users),
                  ")"));
        }
        users.add(model.name());
      }
    }
    return issues;
  }

  /** Every measure is summed up over a time dimension of its model. */
  List<Issue> timeDimensions() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      Set<String> times = ModelRules.timeDimensions(model);
      List<Issue> found = new ArrayList<>();
      for (Entry measure : model.entries("measures")) {
        String time = timeDimension(model, measure);
        if (time == null) {
          found =
              List.of(unset("checking aggregation time dimension for a semantic model", measure));
          break;
        }
        if (!times.contains(time)) {
          found.add(
              Issue.error(
                  "In semantic model '",
                  model.name(),
                  "', measure '",
                  measure.name(),
                  "' has the aggregation time dimension set to '",
                  time,
                  "', which is not a valid time dimension in the semantic model"));
        }
      }
      issues.addAll(found);
    }
    return issues;
  }

  private static @Nullable String timeDimension(Entry model, Entry measure) {
    String own = measure.text("agg_time_dimension", "");
    return own.isEmpty() ? model.entry("defaults").textOrNull("agg_time_dimension") : own;
  }

  // dbt 1.12: a failed assertion, which takes the place of what else the rule found
  private static Issue unset(String doing, Entry measure) {
    return Issue.error(
        "An error occurred while ",
        doing,
        " - AssertionError: Aggregation time dimension for measure ",
        measure.name(),
        " is not set! This should either be set directly on the measure specification in the"
            + " model, or else defaulted to the primary time dimension in the data source"
            + " containing the measure.\n");
  }

  /** A non-additive dimension is a time dimension, and its groupings are entities. */
  List<Issue> nonAdditive() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      for (Entry measure : model.entries("measures")) {
        if (measure.get("non_additive_dimension") == null) {
          continue;
        }
        String time = timeDimension(model, measure);
        if (time == null) {
          return List.of(
              unset("ensuring that a measure's non_additive_dimensions is valid", measure));
        }
        nonAdditive(model, measure, time, issues);
      }
    }
    return issues;
  }

  private static void nonAdditive(Entry model, Entry measure, String time, List<Issue> issues) {
    Entry given = measure.entry("non_additive_dimension");
    String start = "Measure '" + measure.name() + "' has a ";
    Entry timeDimension = ModelRules.element(model, "dimensions", time);
    if (timeDimension == null) {
      issues.add(
          Issue.error(
              start,
              "agg_time_dimension of ",
              time,
              " that is not defined as a dimension in semantic model '",
              model.name(),
              "'."));
      return;
    }
    start += "non_additive_dimension with ";
    Entry dimension = ModelRules.element(model, "dimensions", given.name());
    if (dimension == null) {
      issues.add(
          Issue.error(
              start,
              "name '",
              given.name(),
              "' that is not defined as a dimension in semantic model '",
              model.name(),
              "'."));
    } else {
      sameGranularity(measure, dimension, timeDimension, issues);
    }
    String choice = given.text("window_choice", "");
    if (!choice.equals("min") && !choice.equals("max")) {
      issues.add(
          Issue.error(
              start,
              "an invalid 'window_choice' of '",
              choice,
              "'. Only choices supported are 'min' or 'max'."));
    }
    Set<String> unknown = new LinkedHashSet<>(given.texts("window_groupings"));
    model.entries("entities").forEach(entity -> unknown.remove(entity.name()));
    if (!unknown.isEmpty()) {
      issues.add(
          Issue.error(
              start,
              "an invalid 'window_groupings'. These entities ",
              Texts.repr(unknown),
              " do not exist in the semantic model."));
    }
  }

  private static void sameGranularity(
      Entry measure, Entry dimension, Entry timeDimension, List<Issue> issues) {
    String start = "Measure '" + measure.name() + "' has a non_additive_dimension with name";
    if (!"time".equals(dimension.get("type"))) {
      issues.add(
          Issue.error(
              start,
              "'",
              dimension.name(),
              "' that is defined as a categorical dimension which is not supported."));
    }
    String own = ModelRules.granularity(dimension);
    String other = ModelRules.granularity(timeDimension);
    if (own != null && other != null && !own.equals(other)) {
      issues.add(
          Issue.error(
              start,
              " '",
              dimension.name(),
              "' that has a base time granularity (",
              own.toUpperCase(Locale.ROOT),
              ") that is not equal to the measure's agg_time_dimension ",
              timeDimension.name(),
              " with a base granularity of (",
              other.toUpperCase(Locale.ROOT),
              ")."));
    }
  }
}
