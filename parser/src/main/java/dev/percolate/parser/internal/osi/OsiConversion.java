package dev.percolate.parser.internal.osi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the maps of a semantic manifest into those of an OSI document. */
public final class OsiConversion {
  private static final Map<String, String> DATA_TYPES =
      Map.of(
          "string", "String",
          "integer", "Integer",
          "decimal", "Decimal",
          "float", "Float",
          "boolean", "Boolean",
          "date", "Date",
          "time", "Time",
          "datetime", "DateTime",
          "datetime_tz", "DateTimeTz",
          "opaque", "Opaque");

  private final List<Issue> issues = new ArrayList<>();
  private final Relationships relationships = new Relationships();
  private final List<OsiMeasure> measures = new ArrayList<>();

  private OsiConversion() {}

  /**
   * Something that the document cannot hold.
   *
   * @param kind such as {@code NATURAL_ENTITY_DROPPED}
   */
  public record Issue(String kind, String element) {}

  /**
   * What became of a semantic manifest.
   *
   * @param content of the document; null when there is none
   * @param reason why there is none
   */
  public record Result(
      @Nullable Map<String, @Nullable Object> content,
      List<Issue> issues,
      @Nullable String reason) {}

  /** Converts the plain value of semantic_manifest.json. */
  public static Result of(Map<?, ?> manifest) {
    OsiConversion conversion = new OsiConversion();
    try {
      return new Result(conversion.document(manifest), conversion.issues, null);
    } catch (MetricSql.UnsupportedMetricException e) {
      return new Result(null, List.of(), e.getMessage());
    }
  }

  private Map<String, @Nullable Object> document(Map<?, ?> manifest)
      throws MetricSql.UnsupportedMetricException {
    List<Map<String, @Nullable Object>> datasets = new ArrayList<>();
    for (Map<?, ?> model : maps(manifest.get("semantic_models"))) {
      datasets.add(dataset(model));
    }
    List<OsiMetric> all = OsiMetrics.of(maps(manifest.get("metrics")), measures);
    List<Map<String, @Nullable Object>> metrics = metrics(all);
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("name", "semantic_model");
    model.put("datasets", datasets);
    put(model, "relationships", relationships.all());
    put(model, "metrics", metrics);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("version", "0.1.1");
    document.put("dialects", List.of("ANSI_SQL"));
    document.put("semantic_model", List.of(model));
    return document;
  }

  private List<Map<String, @Nullable Object>> metrics(List<OsiMetric> all)
      throws MetricSql.UnsupportedMetricException {
    MetricSql sql = new MetricSql(all);
    List<Map<String, @Nullable Object>> metrics = new ArrayList<>();
    for (OsiMetric metric : all) {
      if (metric.type.equals("conversion")) {
        issues.add(new Issue("CONVERSION_METRIC_DROPPED", metric.name));
      } else if (metric.isPrivate) {
        issues.add(new Issue("PRIVATE_METRIC_DROPPED", metric.name));
      } else {
        if (metric.type.equals("cumulative")) {
          issues.add(new Issue("CUMULATIVE_SEMANTICS_LOSS", metric.name));
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", metric.name);
        out.put("expression", expression(sql.of(metric)));
        put(out, "datatype", dataType(metric.datatype));
        put(out, "description", metric.description);
        metrics.add(out);
      }
    }
    return metrics;
  }

  private Map<String, @Nullable Object> dataset(Map<?, ?> model) {
    String name = lowered(model);
    List<Map<String, @Nullable Object>> fields = new ArrayList<>();
    List<String> primary = null;
    List<List<String>> unique = new ArrayList<>();
    for (Map<?, ?> entity : maps(model.get("entities"))) {
      fields.add(field(entity, column(entity), Map.of()));
      String type = String.valueOf(entity.get("type"));
      if (type.equals("natural")) {
        issues.add(new Issue("NATURAL_ENTITY_DROPPED", lowered(entity)));
      } else {
        relationships.add(name, lowered(entity), column(entity), type);
      }
      if (type.equals("primary")) {
        primary = List.of(column(entity));
      } else if (type.equals("unique")) {
        unique.add(List.of(column(entity)));
      }
    }
    for (Map<?, ?> dimension : maps(model.get("dimensions"))) {
      Map<String, @Nullable Object> more = new LinkedHashMap<>();
      more.put("dimension", Map.of("is_time", "time".equals(dimension.get("type"))));
      put(more, "datatype", dataType(dimension.get("datatype")));
      fields.add(field(dimension, column(dimension), more));
    }
    for (Map<?, ?> fieldsOfMeasure : maps(model.get("measures"))) {
      OsiMeasure measure = OsiMeasure.of(name, fieldsOfMeasure);
      measures.add(measure);
      String column = measure.expr() == null ? measure.name() : measure.expr();
      fields.add(field(fieldsOfMeasure, column, Map.of()));
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", name);
    out.put(
        "source",
        model.get("node_relation") instanceof Map<?, ?> r ? r.get("relation_name") : null);
    put(out, "primary_key", primary);
    put(out, "unique_keys", unique);
    put(out, "description", model.get("description"));
    put(out, "fields", fields);
    return out;
  }

  private static Map<String, @Nullable Object> field(
      Map<?, ?> element, String column, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> field = new LinkedHashMap<>();
    field.put("name", lowered(element));
    field.put("expression", expression(column));
    field.putAll(more);
    put(field, "label", element.get("label"));
    put(field, "description", element.get("description"));
    return field;
  }

  private static String lowered(Map<?, ?> element) {
    return String.valueOf(element.get("name")).toLowerCase(Locale.ROOT);
  }

  private static String column(Map<?, ?> element) {
    return element.get("expr") instanceof String expr ? expr : lowered(element);
  }

  /** The word of a semantic manifest for a type of a document. */
  static @Nullable String plainDataType(@Nullable Object type) {
    for (Map.Entry<String, String> word : DATA_TYPES.entrySet()) {
      if (word.getValue().equals(type)) {
        return word.getKey();
      }
    }
    return null;
  }

  private static @Nullable Object dataType(@Nullable Object type) {
    return type == null ? null : DATA_TYPES.get(String.valueOf(type));
  }

  private static Map<String, @Nullable Object> expression(String sql) {
    Map<String, @Nullable Object> dialect = new LinkedHashMap<>();
    dialect.put("dialect", "ANSI_SQL");
    dialect.put("expression", sql);
    return Map.of("dialects", List.of(dialect));
  }

  /** Puts a value unless it is null or an empty list. */
  private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      map.put(key, value);
    }
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object item : list instanceof List<?> some ? some : List.of()) {
      if (item instanceof Map<?, ?> map) {
        maps.add(map);
      }
    }
    return maps;
  }
}
