package dev.percolate.manifest.internal;

import dev.percolate.manifest.Metric;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources as semantic_manifest.json shows them: the fields of the manifest in another order, with
 * some left out and some that are always null.
 */
public final class SemanticShapes {
  private SemanticShapes() {}

  /** A semantic model. */
  public static Map<String, @Nullable Object> semanticModel(SemanticModel model) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", model.name());
    out.put("defaults", pick(model.defaults(), "agg_time_dimension"));
    out.put("description", model.description());
    out.put("node_relation", nodeRelation(model.nodeRelation()));
    out.put("primary_entity", model.primaryEntity());
    out.put(
        "entities",
        pickAll(
            model.entities(),
            "name",
            "description",
            "type",
            "role",
            "expr",
            "metadata",
            "label",
            "config"));
    out.put(
        "measures",
        pickAll(
            model.measures(),
            "name",
            "agg",
            "description",
            "create_metric",
            "expr",
            "agg_params",
            "metadata",
            "non_additive_dimension",
            "agg_time_dimension",
            "label",
            "config"));
    out.put(
        "dimensions",
        pickAll(
            model.dimensions(),
            "name",
            "description",
            "type",
            "datatype",
            "is_partition",
            "type_params",
            "expr",
            "metadata",
            "label",
            "config"));
    out.put("label", model.label());
    out.put("metadata", model.metadata());
    out.put("config", pick(model.config(), "meta"));
    return out;
  }

  /** A relation, whose name is its dotted path when it has none of its own. */
  public static @Nullable Map<String, @Nullable Object> nodeRelation(
      @Nullable Map<String, @Nullable Object> relation) {
    Map<String, @Nullable Object> out =
        pick(relation, "alias", "schema_name", "database", "relation_name");
    if (out != null && !(out.get("relation_name") instanceof String name && !name.isEmpty())) {
      String path = out.get("schema_name") + "." + out.get("alias");
      Object database = out.get("database");
      out.put("relation_name", database == null ? path : database + "." + path);
    }
    return out;
  }

  /** A metric. */
  public static Map<String, @Nullable Object> metric(Metric metric) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", metric.name());
    out.put("description", metric.description());
    out.put("type", metric.type());
    out.put("datatype", null);
    out.put("type_params", typeParams(metric.typeParams()));
    out.put("filter", metric.filter());
    out.put("metadata", metric.metadata());
    out.put("label", metric.label());
    out.put("config", pick(metric.config(), "meta"));
    out.put("time_granularity", metric.timeGranularity());
    return out;
  }

  private static Map<String, @Nullable Object> typeParams(Map<String, @Nullable Object> params) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    copy(params, out, "measure", "numerator", "denominator", "expr", "window", "grain_to_date");
    out.put("metrics", loweredMetrics(params.get("metrics")));
    out.put(
        "conversion_type_params",
        pick(
            params.get("conversion_type_params"),
            "base_measure",
            "base_metric",
            "conversion_measure",
            "conversion_metric",
            "entity",
            "calculation",
            "window",
            "constant_properties"));
    Map<String, @Nullable Object> cumulative =
        pick(
            params.get("cumulative_type_params"),
            "window",
            "grain_to_date",
            "period_agg",
            "metric");
    if (cumulative != null) {
      lower(cumulative, "grain_to_date");
    }
    out.put("cumulative_type_params", cumulative);
    copy(
        params,
        out,
        "input_measures",
        "metric_aggregation_params",
        "join_to_timespine",
        "fill_nulls_with",
        "is_private");
    return out;
  }

  // dbt 1.12: only the inputs of derived metrics have their grain in lower case
  private static @Nullable Object loweredMetrics(@Nullable Object metrics) {
    if (metrics == null) {
      return null;
    }
    List<Map<String, @Nullable Object>> inputs =
        pickAll(metrics, "name", "filter", "alias", "offset_window", "offset_to_grain");
    inputs.forEach(input -> lower(input, "offset_to_grain"));
    return inputs;
  }

  private static void lower(Map<String, @Nullable Object> map, String key) {
    if (map.get(key) instanceof String text) {
      map.put(key, text.toLowerCase(Locale.ROOT));
    }
  }

  /** A saved query. */
  public static Map<String, @Nullable Object> savedQuery(SavedQuery query) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", query.name());
    out.put(
        "query_params",
        pick(query.queryParams(), "metrics", "group_by", "order_by", "limit", "where"));
    out.put("description", query.description());
    out.put("metadata", query.metadata());
    out.put("label", query.label());
    List<Map<String, @Nullable Object>> exports = pickAll(query.exports(), "name", "config");
    for (Map<String, @Nullable Object> export : exports) {
      export.put("config", pick(export.get("config"), "export_as", "schema_name", "alias"));
    }
    out.put("exports", exports);
    out.put("tags", query.tags().stream().sorted().toList());
    return out;
  }

  /** A new map with these keys of {@code source} in this order; null when it is no map. */
  private static @Nullable Map<String, @Nullable Object> pick(
      @Nullable Object source, String... keys) {
    if (!(source instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    copy(map, out, keys);
    return out;
  }

  private static void copy(Map<?, ?> from, Map<String, @Nullable Object> to, String... keys) {
    for (String key : keys) {
      to.put(key, from.get(key));
    }
  }

  /** New maps with these keys of every map of a list; empty when it is no list. */
  public static List<Map<String, @Nullable Object>> pickAll(
      @Nullable Object source, String... keys) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    if (source instanceof List<?> list) {
      for (Object item : list) {
        Map<String, @Nullable Object> picked = pick(item, keys);
        if (picked != null) {
          out.add(picked);
        }
      }
    }
    return out;
  }
}
