package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.properties.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for the measures that metrics take in, each with its filter and perhaps an alias. */
final class MeasureAliasRules {
  private final List<Entry> metrics;
  private final Set<String> measures = new HashSet<>();

  MeasureAliasRules(List<Entry> metrics, List<Entry> models) {
    this.metrics = metrics;
    for (Entry model : models) {
      model.entries("measures").forEach(measure -> measures.add(measure.name()));
    }
  }

  /** Inputs of one measure can be told apart, and no alias means two things. */
  List<Issue> valid() {
    List<Issue> issues = new ArrayList<>();
    Map<String, List<String>> users = new HashMap<>();
    for (Entry metric : metrics) {
      List<Entry> inputs = metric.entry("type_params").entries("input_measures");
      required(metric, inputs, issues);
      for (Entry input : inputs) {
        if (input.get("alias") instanceof String alias) {
          unused(alias, input, users, issues);
          users.computeIfAbsent(alias, _ -> new ArrayList<>()).add(metric.name());
        }
      }
    }
    return issues;
  }

  private static void required(Entry metric, List<Entry> inputs, List<Issue> issues) {
    Map<String, List<Entry>> byName = new LinkedHashMap<>();
    for (Entry input : inputs) {
      byName.computeIfAbsent(input.name(), _ -> new ArrayList<>()).add(input);
    }
    byName.forEach(
        (name, same) -> {
          if (same.size() > 1) {
            required(metric, name, same, issues);
          }
        });
  }

  private static void required(Entry metric, String name, List<Entry> same, List<Issue> issues) {
    if (same.stream().map(Entry::map).distinct().count() == 1) {
      issues.add(
          Issue.warning(
              "PydanticMetric ",
              metric.name(),
              " has multiple identical input measures specifications for measure ",
              name,
              ". This might be hiding a semantic error. Input measure specification: ",
              String.join(" ", fields(same.getFirst())),
              "."));
      return;
    }
    List<String> bare = new ArrayList<>();
    for (Entry input : same) {
      if (input.get("filter") != null && input.get("alias") == null) {
        bare.add("PydanticMetricInputMeasure(" + String.join(", ", fields(input)) + ")");
      }
    }
    if (!bare.isEmpty()) {
      issues.add(
          Issue.error(
              "PydanticMetric ",
              metric.name(),
              " depends on multiple different constrained versions of measure ",
              name,
              ". In such cases, aliases must be provided, but the following input measures have"
                  + " constraints specified without an alias: [",
              String.join(", ", bare),
              "]."));
    }
  }

  private void unused(
      String alias, Entry input, Map<String, List<String>> users, List<Issue> issues) {
    NameRules.check(alias, issues);
    if (measures.contains(alias)) {
      issues.add(
          Issue.error(
              "Alias `",
              alias,
              "` for measure `",
              input.name(),
              "` conflicts with measure names defined elsewhere in the model! This can cause"
                  + " ambiguity for certain types of query. Please choose another alias."));
    }
    if (users.containsKey(alias)) {
      issues.add(
          Issue.error(
              "Measure alias ",
              alias,
              " conflicts with a measure alias used elsewhere in the model! This can cause"
                  + " ambiguity for certain types of query. Please choose another alias, or, if the"
                  + " measures are constrained in the same way, consider centralizing that"
                  + " definition in a new semantic model. Measure specification: ",
              String.join(" ", fields(input)),
              ". Existing metrics with that measure alias used: ",
              Texts.repr(users.get(alias))));
    }
  }

  /** An input as Python shows the fields of its object. */
  private static List<String> fields(Entry input) {
    List<String> fields = new ArrayList<>();
    fields.add("name=" + Texts.repr(input.name()));
    fields.add("filter=" + filter(input));
    for (String key : List.of("alias", "join_to_timespine", "fill_nulls_with")) {
      fields.add(key + "=" + Texts.repr(input.get(key)));
    }
    return fields;
  }

  private static String filter(Entry input) {
    if (input.get("filter") == null) {
      return "None";
    }
    List<String> filters = new ArrayList<>();
    for (Entry filter : input.entry("filter").entries("where_filters")) {
      String template = Texts.repr(filter.get("where_sql_template"));
      filters.add("PydanticWhereFilter(where_sql_template=" + template + ")");
    }
    return "PydanticWhereFilterIntersection(where_filters=[" + String.join(", ", filters) + "])";
  }
}
