package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for saved queries. */
final class SavedQueryRules {
  private static final List<String> FUNCTIONS =
      List.of("Dimension(", "TimeDimension(", "Entity(", "Metric(");

  private final List<Entry> queries;
  private final Set<String> known = new HashSet<>();
  private final Set<String> granularities;

  SavedQueryRules(
      List<Entry> queries,
      List<Entry> models,
      List<Entry> metrics,
      Set<String> customGranularities) {
    this.queries = queries;
    this.granularities = new HashSet<>(customGranularities);
    this.granularities.addAll(SemanticWord.GRANULARITY.words());
    known.add("metric_time");
    metrics.forEach(metric -> known.add(metric.name()));
    for (Entry model : models) {
      model.entries("dimensions").forEach(dimension -> known.add(dimension.name()));
      model.entries("entities").forEach(entity -> known.add(entity.name()));
    }
  }

  /** A query groups by what exists, orders by what it asks for and has no negative limit. */
  List<Issue> valid() {
    List<Issue> issues = new ArrayList<>();
    for (Entry query : queries) {
      Entry params = query.entry("query_params");
      Set<String> asked = new HashSet<>(params.texts("metrics"));
      for (String group : params.texts("group_by")) {
        String name = element(group.strip());
        asked.add(String.valueOf(name));
        if (name != null && !known.contains(name)) {
          issues.add(Issue.error("`", group, "` is not a valid group-by name."));
        }
      }
      for (String order : params.texts("order_by")) {
        String name = element(order.strip());
        if (name != null && !asked.contains(name)) {
          issues.add(
              Issue.error(order, " does not match any of the listed metrics or group-by items. "));
        }
      }
      Long limit = params.integerOrNull("limit");
      if (limit != null && limit < 0) {
        issues.add(Issue.error("Invalid limit value: " + limit + " (should be >= 0)"));
      }
    }
    return issues;
  }

  /** The element a call such as {@code Dimension('order_id__status')} names, or null. */
  private @Nullable String element(String call) {
    for (String function : FUNCTIONS) {
      if (!call.startsWith(function) || call.length() < function.length() + 2) {
        continue;
      }
      char quote = call.charAt(function.length());
      int end = call.indexOf(quote, function.length() + 1);
      if ((quote != '\'' && quote != '"') || end < 0) {
        return null;
      }
      return lastPart(call.substring(function.length() + 1, end));
    }
    return null;
  }

  private String lastPart(String path) {
    int at = path.lastIndexOf("__");
    if (at < 0) {
      return path;
    }
    String last = path.substring(at + 2);
    return granularities.contains(last) ? lastPart(path.substring(0, at)) : last;
  }
}
