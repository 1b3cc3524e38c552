package dev.percolate.parser.internal.semantics;

import dev.percolate.manifest.ColumnSpec;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Entities, dimensions and measures in the shape of the manifest, read from a semantic model or
 * from the columns of a model.
 */
final class Elements {
  private Elements() {}

  /** The entities of a semantic model. */
  static List<Map<String, @Nullable Object>> entities(Entry owner) {
    List<Map<String, @Nullable Object>> entities = new ArrayList<>();
    for (Entry given : owner.entries("entities")) {
      entities.add(
          entity(
              Inputs.requiredText(given, "name"),
              SemanticWord.ENTITY.required(given, "type"),
              given.textOrNull("description"),
              given.textOrNull("label"),
              given.textOrNull("role"),
              given.textOrNull("expr"),
              given.mapping("config")));
    }
    return entities;
  }

  /** The entities that columns are. */
  static List<Map<String, @Nullable Object>> columnEntities(Iterable<ColumnSpec> columns) {
    List<Map<String, @Nullable Object>> entities = new ArrayList<>();
    for (ColumnSpec column : columns) {
      if (column.entity() instanceof String type) {
        entities.add(
            entity(column.name(), type, column.description(), null, null, null, column.config()));
      } else if (column.entity() instanceof Map<?, ?> given) {
        Map<?, ?> own = map(given.get("config"));
        String name = name(given, column);
        entities.add(
            entity(
                name,
                given.get("type"),
                given.get("description"),
                given.get("label"),
                null,
                name.equals(column.name()) ? null : column.name(),
                own.containsKey("meta") ? own : column.config()));
      }
    }
    return entities;
  }

  private static Map<String, @Nullable Object> entity(
      String name,
      @Nullable Object type,
      @Nullable Object description,
      @Nullable Object label,
      @Nullable Object role,
      @Nullable Object expression,
      Map<?, ?> config) {
    Map<String, @Nullable Object> entity = new LinkedHashMap<>();
    entity.put("name", name);
    entity.put("type", type);
    entity.put("description", description);
    entity.put("label", label);
    entity.put("role", role);
    entity.put("expr", expression);
    entity.put("config", config(Configured.meta(config)));
    return entity;
  }

  /** The dimensions of a semantic model. */
  static List<Map<String, @Nullable Object>> dimensions(Entry owner) {
    List<Map<String, @Nullable Object>> dimensions = new ArrayList<>();
    for (Entry given : owner.entries("dimensions")) {
      Map<String, @Nullable Object> params = null;
      if (given.get("type_params") != null) {
        Entry type = given.entry("type_params");
        params =
            timeParams(SemanticWord.GRANULARITY.required(type, "time_granularity"), validity(type));
      }
      dimensions.add(dimension(given, params));
    }
    return dimensions;
  }

  /** The dimensions under {@code derived_semantics} of a model. */
  static List<Map<String, @Nullable Object>> derivedDimensions(Entry owner) {
    List<Map<String, @Nullable Object>> dimensions = new ArrayList<>();
    for (Entry given : owner.entries("dimensions")) {
      String granularity = SemanticWord.GRANULARITY.of(given, "granularity", null);
      dimensions.add(
          dimension(given, granularity == null ? null : timeParams(granularity, validity(given))));
    }
    return dimensions;
  }

  private static Map<String, @Nullable Object> dimension(
      Entry given, @Nullable Map<String, @Nullable Object> params) {
    return dimension(
        Inputs.requiredText(given, "name"),
        SemanticWord.DIMENSION.required(given, "type"),
        given.textOrNull("description"),
        given.textOrNull("label"),
        given.isOn("is_partition", false),
        params,
        given.textOrNull("expr"),
        Configured.meta(given.mapping("config")));
  }

  /** The dimensions that columns are. */
  static List<Map<String, @Nullable Object>> columnDimensions(Iterable<ColumnSpec> columns) {
    List<Map<String, @Nullable Object>> dimensions = new ArrayList<>();
    for (ColumnSpec column : columns) {
      Map<String, @Nullable Object> meta = Configured.meta(column.config());
      if (column.dimension() instanceof String type) {
        // dbt 1.12: the column's granularity counts only when the dimension has details
        dimensions.add(
            dimension(column.name(), type, column.description(), null, false, null, null, meta));
      } else if (column.dimension() instanceof Map<?, ?> given) {
        meta.putAll(Configured.meta(map(given.get("config"))));
        String name = name(given, column);
        dimensions.add(
            dimension(
                name,
                given.get("type"),
                given.get("description"),
                given.get("label"),
                given.get("is_partition"),
                column.granularity() == null
                    ? null
                    : timeParams(column.granularity(), given.get("validity_params")),
                name.equals(column.name()) ? null : column.name(),
                meta));
      }
    }
    return dimensions;
  }

  private static Map<String, @Nullable Object> dimension(
      String name,
      @Nullable Object type,
      @Nullable Object description,
      @Nullable Object label,
      @Nullable Object isPartition,
      @Nullable Map<String, @Nullable Object> params,
      @Nullable Object expression,
      Map<String, @Nullable Object> meta) {
    Map<String, @Nullable Object> dimension = new LinkedHashMap<>();
    dimension.put("name", name);
    dimension.put("type", type);
    dimension.put("description", description);
    dimension.put("label", label);
    dimension.put("is_partition", isPartition);
    dimension.put("type_params", params);
    dimension.put("expr", expression);
    dimension.put("metadata", null);
    dimension.put("config", config(meta));
    dimension.put("datatype", null);
    return dimension;
  }

  private static Map<String, @Nullable Object> timeParams(
      String granularity, @Nullable Object validity) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("time_granularity", granularity);
    params.put("validity_params", validity);
    return params;
  }

  private static @Nullable Map<String, @Nullable Object> validity(Entry owner) {
    if (owner.get("validity_params") == null) {
      return null;
    }
    Entry given = owner.entry("validity_params");
    Map<String, @Nullable Object> validity = new LinkedHashMap<>();
    validity.put("is_start", given.isOn("is_start", false));
    validity.put("is_end", given.isOn("is_end", false));
    return validity;
  }

  /** The measures of a semantic model. */
  static List<Map<String, @Nullable Object>> measures(Entry owner) {
    List<Map<String, @Nullable Object>> measures = new ArrayList<>();
    for (Entry given : owner.entries("measures")) {
      Map<String, @Nullable Object> measure = new LinkedHashMap<>();
      measure.put("name", Inputs.requiredText(given, "name"));
      measure.put("agg", SemanticWord.AGGREGATION.required(given, "agg"));
      measure.put("description", given.textOrNull("description"));
      measure.put("label", given.textOrNull("label"));
      // dbt 1.12: the manifest says false of every measure
      measure.put("create_metric", false);
      measure.put("expr", Inputs.expression(given));
      measure.put("agg_params", aggregationParams(given));
      measure.put(
          "non_additive_dimension",
          nonAdditiveDimension(given, "window_choice", "window_groupings"));
      measure.put("agg_time_dimension", given.textOrNull("agg_time_dimension"));
      measure.put("config", config(Configured.meta(given.mapping("config"))));
      measures.add(measure);
    }
    return measures;
  }

  private static @Nullable Map<String, @Nullable Object> aggregationParams(Entry measure) {
    if (measure.get("agg_params") == null) {
      return null;
    }
    Entry given = measure.entry("agg_params");
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("percentile", given.numberOrNull("percentile"));
    params.put("use_discrete_percentile", given.isOn("use_discrete_percentile", false));
    params.put("use_approximate_percentile", given.isOn("use_approximate_percentile", false));
    return params;
  }

  /** What makes a sum over time meaningless; null when nothing does. */
  static @Nullable Map<String, @Nullable Object> nonAdditiveDimension(
      Entry owner, String choiceKey, String groupingsKey) {
    if (owner.get("non_additive_dimension") == null) {
      return null;
    }
    Entry given = owner.entry("non_additive_dimension");
    Map<String, @Nullable Object> dimension = new LinkedHashMap<>();
    dimension.put("name", Inputs.requiredText(given, "name"));
    dimension.put("window_choice", SemanticWord.AGGREGATION.required(given, choiceKey));
    dimension.put("window_groupings", given.texts(groupingsKey));
    return dimension;
  }

  private static Map<String, @Nullable Object> config(Map<String, @Nullable Object> meta) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", meta);
    return config;
  }

  private static String name(Map<?, ?> given, ColumnSpec column) {
    return Objects.requireNonNullElse(given.get("name"), column.name()).toString();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
