package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules for names and labels. */
final class NameRules {
  private static final Set<String> SQL_WORDS =
      Set.of(
          "AND",
          "AS",
          "CREATE",
          "DISTINCT",
          "FOR",
          "FROM",
          "FULL",
          "HAVING",
          "IN",
          "INNER",
          "INTO",
          "IS",
          "JOIN",
          "LEFT",
          "LIKE",
          "NATURAL",
          "NOT",
          "NULL",
          "ON",
          "OR",
          "RIGHT",
          "SELECT",
          "UNION",
          "USING",
          "WHERE",
          "WITH");

  private final List<Entry> models;
  private final List<Entry> metrics;
  private final List<Entry> queries;
  private final List<Entry> spines;

  NameRules(List<Entry> models, List<Entry> metrics, List<Entry> queries, List<Entry> spines) {
    this.models = models;
    this.metrics = metrics;
    this.queries = queries;
    this.spines = spines;
  }

  /** Names are lower case, not reserved, and used once among their like. */
  List<Issue> valid() {
    List<Issue> issues = new ArrayList<>();
    topLevel(models, "SEMANTIC_MODEL", issues);
    topLevel(metrics, "METRIC", issues);
    topLevel(queries, "SAVED_QUERY", issues);
    models.forEach(model -> elements(model, issues));
    customGranularities(issues);
    return issues;
  }

  private static void topLevel(List<Entry> resources, String type, List<Issue> issues) {
    Set<String> seen = new LinkedHashSet<>();
    for (Entry resource : resources) {
      check(resource.name(), issues);
      if (!seen.add(resource.name())) {
        String shown = "SemanticManifestNodeType." + type;
        issues.add(
            Issue.error(
                "Can't use name `",
                resource.name(),
                "` for a ",
                shown,
                " when it was already used for another ",
                shown));
      }
    }
  }

  private static void elements(Entry model, List<Issue> issues) {
    Map<String, String> seen = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String kind : List.of("measure", "entity", "dimension")) {
      for (Entry element : model.entries(list(kind))) {
        names.add(element.name());
        // dbt 1.12: names are compared within one kind only
        if (seen.putIfAbsent(kind + ' ' + element.name(), kind) != null) {
          issues.add(
              Issue.error(
                  "In semantic model `",
                  model.name(),
                  "`, can't use name `",
                  element.name(),
                  "` for a ",
                  kind,
                  " when it was already used for a ",
                  kind));
        }
      }
    }
    names.forEach(name -> check(name, issues));
  }

  private static String list(String kind) {
    return kind.equals("entity") ? "entities" : kind + "s";
  }

  private void customGranularities(List<Issue> issues) {
    Map<String, String> taken = new HashMap<>();
    for (Entry model : models) {
      for (String kind : List.of("measure", "entity", "dimension")) {
        model.entries(list(kind)).forEach(element -> taken.put(element.name(), kind));
      }
    }
    metrics.forEach(metric -> taken.put(metric.name(), "metric"));
    models.forEach(model -> taken.put(model.name(), "semantic_model"));
    Set<String> seen = new LinkedHashSet<>();
    Set<String> doubled = new LinkedHashSet<>();
    for (Entry spine : spines) {
      for (Entry granularity : spine.entries("custom_granularities")) {
        String name = granularity.name();
        check(name, issues);
        String user = taken.get(name);
        if (user != null) {
          issues.add(
              Issue.error(
                  "Can't use name `",
                  name,
                  "` for a custom granularity when it was already used for a ",
                  user,
                  "."));
        }
        if (!seen.add(name)) {
          doubled.add(name);
        }
      }
    }
    if (!doubled.isEmpty()) {
      issues.add(
          Issue.error(
              "Custom granularity names must be unique, but found duplicate custom granularities"
                  + " with the names ",
              Texts.repr(doubled),
              "."));
    }
  }

  /** Whether one name is allowed. */
  static void check(String name, List<Issue> issues) {
    if (!isWellFormed(name)) {
      issues.add(
          Issue.error(
              "Invalid name `",
              name,
              "` - names may only contain lower case letters, numbers, and underscores."
                  + " Additionally, names must start with a lower case letter, cannot end with an"
                  + " underscore, cannot contain dunders (double underscores, or __), and must be"
                  + " at least 2 characters long."));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (SemanticWord.GRANULARITY.words().contains(lower)) {
      List<String> words =
          SemanticWord.GRANULARITY.words().stream().map(w -> w.toUpperCase(Locale.ROOT)).toList();
      issues.add(
          Issue.error(
              "Invalid name `",
              name,
              "` - names cannot match reserved time granularity keywords (",
              Texts.repr(words),
              ")"));
    }
    if (lower.equals("metric_time") || lower.equals("mf_internal_uuid")) {
      issues.add(
          Issue.error(
              "Invalid name `",
              name,
              "` - this name is reserved by MetricFlow. Reason: ",
              lower.equals("metric_time")
                  ? "Used as the query input for creating time series metrics from measures with"
                      + " different time dimension names."
                  : "Used internally to reference a column that has a uuid generated by"
                      + " MetricFlow."));
    }
  }

  private static boolean isWellFormed(String name) {
    int last = name.length() - 1;
    if (last < 1 || !isLower(name.charAt(0)) || name.charAt(last) == '_') {
      return false;
    }
    for (int i = 1; i <= last; i++) {
      char c = name.charAt(i);
      boolean isDunder = c == '_' && i < last && name.charAt(i + 1) == '_';
      if (isDunder || !(isLower(c) || (c >= '0' && c <= '9') || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** No element is called like a word of SQL. */
  List<Issue> reserved() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      String relation = model.entry("node_relation").text("relation_name", "");
      Set<String> parts = new LinkedHashSet<>();
      for (String part : relation.split("\\.", -1)) {
        if (SQL_WORDS.contains(part.toUpperCase(Locale.ROOT))) {
          parts.add(part.toUpperCase(Locale.ROOT));
        }
      }
      if (!parts.isEmpty()) {
        issues.add(
            Issue.error(
                "'",
                relation,
                "' contains the SQL reserved keyword(s) ",
                Texts.repr(parts),
                ", and thus cannot be used for 'node_relation'."));
      }
      reserved(model, "dimensions", "a dimension 'name'.", issues);
      reserved(model, "entities", "an entity 'name'", issues);
      reserved(model, "measures", "a measure 'name'.", issues);
    }
    return issues;
  }

  private static void reserved(Entry model, String list, String what, List<Issue> issues) {
    for (Entry element : model.entries(list)) {
      if (SQL_WORDS.contains(element.name().toUpperCase(Locale.ROOT))) {
        issues.add(
            Issue.error(
                "'",
                element.name(),
                "' is an SQL reserved keyword, and thus cannot be used as ",
                what));
      }
    }
  }

  /** No two metrics have one label. */
  List<Issue> metricLabels() {
    return labels(metrics, "metric");
  }

  private static List<Issue> labels(List<Entry> resources, String what) {
    List<Issue> issues = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    for (Entry resource : resources) {
      String label = resource.textOrNull("label");
      String user = label == null ? null : known.putIfAbsent(label, resource.name());
      if (label != null && user != null) {
        issues.add(
            Issue.error(
                "Can't use label `",
                label,
                "` for  " + what + " `",
                resource.name(),
                "` as it's already used for " + what + " `",
                user,
                "`"));
      }
    }
    return issues;
  }

  /** No two semantic models have one label, nor have two elements of one kind in one model. */
  List<Issue> modelLabels() {
    List<Issue> issues = new ArrayList<>(labels(models, "semantic model"));
    for (Entry model : models) {
      elementLabels(model, "dimensions", "Dimension", issues);
      elementLabels(model, "entities", "Entity", issues);
      elementLabels(model, "measures", "Measure", issues);
    }
    return issues;
  }

  private static void elementLabels(Entry model, String list, String kind, List<Issue> issues) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Entry element : model.entries(list)) {
      String label = element.textOrNull("label");
      if (label != null) {
        counts.merge(label, 1, Integer::sum);
      }
    }
    counts.forEach(
        (label, count) -> {
          if (count > 1) {
            issues.add(
                Issue.error(
                    kind + " labels must be unique within a semantic model. The label `",
                    label,
                    "` was used for " + count + " " + list + " on semantic model `",
                    model.name()));
          }
        });
  }

  /** Entities of one name have one label. */
  List<Issue> entityLabels() {
    List<Issue> issues = new ArrayList<>();
    Map<String, String> labels = new HashMap<>();
    Map<String, String> users = new HashMap<>();
    for (Entry model : models) {
      for (Entry entity : model.entries("entities")) {
        String label = entity.textOrNull("label");
        if (label == null) {
          continue;
        }
        String known = labels.putIfAbsent(entity.name(), label);
        users.putIfAbsent(entity.name(), model.name());
        if (known != null && !known.equals(label)) {
          issues.add(
              Issue.error(
                  "Entities with the same name must have the same label or the label must be"
                      + " `None`. Entity `",
                  entity.name(),
                  "` on semantic model `",
                  model.name(),
                  "` has label `",
                  label,
                  "` but the same entity on semantic model `",
                  users.get(entity.name()),
                  "`"));
        }
      }
    }
    return issues;
  }
}
