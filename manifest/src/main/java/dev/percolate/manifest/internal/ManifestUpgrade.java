package dev.percolate.manifest.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the JSON of older manifests to schema v12 as dbt 1.12 does, in place, for {@code --state}.
 * Some of what dbt does looks like a mistake (see the comments); since comparison with a state
 * depends on it, it is done the same way.
 */
public final class ManifestUpgrade {
  private static final Set<String> NOT_OF_SEEDS =
      Set.of(
          "language",
          "refs",
          "sources",
          "metrics",
          "compiled_path",
          "compiled",
          "compiled_code",
          "extra_ctes_injected",
          "extra_ctes",
          "relation_name");
  private static final Set<String> NOT_EXECUTABLE =
      Set.of("source", "exposure", "metric", "saved_query", "semantic_model", "unit_test");
  private static final List<String> LATER_COLLECTIONS =
      List.of("groups", "group_map", "unit_tests", "semantic_models", "saved_queries");

  private ManifestUpgrade() {}

  /**
   * Upgrades {@code manifest}.
   *
   * @param version the number of its schema
   */
  public static void apply(Map<String, @Nullable Object> manifest, int version) {
    if (version <= 9) {
      dropMetrics(manifest);
    } else if (version == 10) {
      wrapFilters(manifest);
    }
    for (Map<String, @Nullable Object> node : members(manifest, "nodes")) {
      upgradeNode(node);
    }
    for (List<?> same : disabled(manifest).values()) {
      for (Object node : same) {
        upgradeNode(fields(node));
      }
    }
    for (String name : LATER_COLLECTIONS) {
      manifest.putIfAbsent(name, new LinkedHashMap<String, @Nullable Object>());
    }
    for (String collection : List.of("metrics", "exposures")) {
      members(manifest, collection).forEach(ManifestUpgrade::upgradeRefs);
    }
    for (String collection : List.of("metrics", "exposures", "sources", "macros", "docs")) {
      members(manifest, collection).forEach(resource -> resource.remove("root_path"));
    }
    members(manifest, "docs").forEach(doc -> doc.put("resource_type", "doc"));
  }

  // dbt 1.12: metrics up to v9 are another thing than those of today
  private static void dropMetrics(Map<String, @Nullable Object> manifest) {
    manifest.put("metrics", new LinkedHashMap<String, @Nullable Object>());
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    disabled(manifest)
        .forEach(
            (id, same) -> {
              List<@Nullable Object> others = new ArrayList<>(same);
              others.removeIf(node -> "metric".equals(fields(node).get("resource_type")));
              kept.put(id, others);
            });
    manifest.put("disabled", kept);
  }

  /** A filter of v10 becomes the only one of a list. */
  private static void wrapFilters(Map<String, @Nullable Object> manifest) {
    members(manifest, "metrics").forEach(ManifestUpgrade::wrapFiltersOfMetric);
    disabled(manifest)
        .forEach(
            (id, same) -> {
              if (id.startsWith("metric.") || id.equals("metric")) {
                same.forEach(metric -> wrapFiltersOfMetric(fields(metric)));
              }
            });
  }

  private static void wrapFiltersOfMetric(Map<String, @Nullable Object> metric) {
    wrapFilter(metric);
    Map<String, @Nullable Object> params = fields(metric.get("type_params"));
    for (String measure : List.of("measure", "numerator", "denominator")) {
      wrapFilter(fields(params.get(measure)));
    }
    for (String inputs : List.of("input_measures", "metrics")) {
      if (params.get(inputs) instanceof List<?> list) {
        list.forEach(input -> wrapFilter(fields(input)));
      }
    }
  }

  private static void wrapFilter(Map<String, @Nullable Object> filtered) {
    Object filter = filtered.get("filter");
    if (filter != null) {
      Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
      wrapped.put("where_filters", List.of(filter));
      filtered.put("filter", wrapped);
    }
  }

  private static void upgradeNode(Map<String, @Nullable Object> node) {
    rename(node, "raw_sql", "raw_code");
    rename(node, "compiled_sql", "compiled_code");
    if (!NOT_EXECUTABLE.contains(String.valueOf(node.get("resource_type")))) {
      // dbt 1.12: even for Python models
      node.put("language", "sql");
    }
    upgradeRefs(node);
    if ("seed".equals(node.get("resource_type"))) {
      node.keySet().removeAll(NOT_OF_SEEDS);
      fields(node.get("depends_on")).remove("nodes");
    } else {
      node.remove("root_path");
    }
  }

  private static void rename(Map<String, @Nullable Object> node, String old, String now) {
    if (node.containsKey(old)) {
      node.put(now, node.remove(old));
    }
  }

  /** Lists of one or two texts become objects. */
  private static void upgradeRefs(Map<String, @Nullable Object> resource) {
    if (!(resource.get("refs") instanceof List<?> refs)) {
      return;
    }
    List<@Nullable Object> upgraded = new ArrayList<>(refs.size());
    for (Object ref : refs) {
      // dbt 1.12: refs that are objects already (v9 to v11) are dropped
      if (ref instanceof List<?> words && !words.isEmpty()) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("package", words.size() == 1 ? null : words.get(0));
        fields.put("name", words.size() == 1 ? words.get(0) : words.get(1));
        fields.put("version", null);
        upgraded.add(fields);
      }
    }
    resource.put("refs", upgraded);
  }

  private static List<Map<String, @Nullable Object>> members(
      Map<String, @Nullable Object> manifest, String collection) {
    List<Map<String, @Nullable Object>> members = new ArrayList<>();
    fields(manifest.get(collection)).values().forEach(member -> members.add(fields(member)));
    return members;
  }

  private static Map<String, List<?>> disabled(Map<String, @Nullable Object> manifest) {
    Map<String, List<?>> disabled = new LinkedHashMap<>();
    fields(manifest.get("disabled"))
        .forEach((id, same) -> disabled.put(id, same instanceof List<?> list ? list : List.of()));
    return disabled;
  }

  /** The object itself, so that changes reach it; a new empty one for anything else. */
  @SuppressWarnings("unchecked") // made by the JSON reader
  private static Map<String, @Nullable Object> fields(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }
}
