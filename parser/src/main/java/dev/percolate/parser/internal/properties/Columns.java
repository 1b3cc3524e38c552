package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.parser.internal.config.UndefinedValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the described columns of a node, a version of a model or a source table. */
final class Columns {
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "description",
          "meta",
          "data_type",
          "constraints",
          "docs",
          "config",
          "data_tests",
          "tests",
          "quote",
          "tags",
          "granularity",
          "dimension",
          "entity");
  private static final Set<String> PLAIN =
      Set.of("name", "description", "meta", "data_type", "constraints", "docs", "config");
  private static final Set<String> CONSTRAINT_TYPES =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key", "custom");

  private Columns() {}

  /** Described columns by name, in the order they are first named. */
  static Map<String, ColumnSpec> specs(List<Entry> columns) {
    Map<String, ColumnSpec> specs = new LinkedHashMap<>();
    for (Entry column : columns) {
      specs.put(column.name(), spec(column));
    }
    return specs;
  }

  /**
   * The described columns of an analysis.
   *
   * <p>dbt 1.12: they know only texts, meta, constraints and config; what else a column may have is
   * taken over as written, and only the tags of {@code config:} reach its configuration.
   */
  static Map<String, ColumnSpec> plain(List<Entry> columns) {
    Map<String, ColumnSpec> specs = new LinkedHashMap<>();
    for (Entry column : columns) {
      specs.put(column.name(), plain(column));
    }
    return specs;
  }

  private static ColumnSpec plain(Entry column) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>(column.map());
    known.keySet().retainAll(PLAIN);
    ColumnSpec spec = spec(new Entry(known, column.place()));
    Map<String, @Nullable Object> extras = new LinkedHashMap<>(column.map());
    extras.keySet().removeAll(PLAIN);
    boolean isTagged = extras.containsKey("tags");
    return new ColumnSpec(
        spec.name(),
        spec.description(),
        spec.meta(),
        spec.dataType(),
        spec.constraints(),
        extras.remove("quote") instanceof Boolean quote ? quote : null,
        spec.config(),
        isTagged && extras.remove("tags") instanceof List<?> ? column.texts("tags") : spec.tags(),
        extras.remove("granularity") instanceof String word ? word : null,
        extras.remove("dimension"),
        extras.remove("entity"),
        List.of(),
        UndefinedValues.asTexts(extras));
  }

  /** The columns of one version: those of the model that it includes, then its own. */
  static List<Entry> ofVersion(Entry model, Entry version) {
    List<Entry> own = new ArrayList<>();
    Entry filter = null;
    for (Entry column : version.entries("columns")) {
      if (!column.has("include") && !column.has("exclude")) {
        own.add(column);
      } else if (filter != null) {
        throw ProblemException.parsing("version can have at most one include/exclude element");
      } else {
        filter = column;
      }
    }
    List<Entry> columns = new ArrayList<>();
    for (Entry column : model.entries("columns")) {
      if (filter == null || includes(filter, column.name())) {
        columns.add(column);
      }
    }
    columns.addAll(own);
    return columns;
  }

  private static boolean includes(Entry filter, String name) {
    boolean included =
        switch (filter.get("include")) {
          case List<?> names -> names.contains(name);
          case String all when all.equals("all") || all.equals("*") -> true;
          case null, default ->
              throw ProblemException.parsing(
                  "include must be one of ('all', '*') or a list of strings");
        };
    return included && !filter.texts("exclude").contains(name);
  }

  private static ColumnSpec spec(Entry column) {
    Entry config = column.entry("config");
    Map<String, @Nullable Object> meta = column.mapping("meta");
    if (config.get("meta") instanceof Map<?, ?>) {
      meta.putAll(config.mapping("meta"));
    }
    Map<String, @Nullable Object> columnConfig = new LinkedHashMap<>();
    List<String> tags = tags(column);
    columnConfig.put("meta", meta);
    columnConfig.put("tags", tags);
    Map<String, @Nullable Object> extras = new LinkedHashMap<>(column.map());
    extras.keySet().removeAll(KNOWN);
    return new ColumnSpec(
        column.name(),
        column.text("description", ""),
        meta,
        column.textOrNull("data_type"),
        constraints(column, "column"),
        column.booleanOrNull("quote"),
        columnConfig,
        tags,
        granularity(column),
        semantic(column, "dimension"),
        semantic(column, "entity"),
        List.of(),
        UndefinedValues.asTexts(extras));
  }

  /** The tags of a column, those of its config after its own, each once. */
  static List<String> tags(Entry column) {
    Set<String> tags = new LinkedHashSet<>(column.texts("tags"));
    Entry config = column.entry("config");
    switch (config.get("tags")) {
      case String tag -> tags.add(tag);
      // dbt 1.12: nobody checks these
      case List<?> given -> given.forEach(tag -> tags.add(Texts.str(tag)));
      case null, default -> {}
    }
    return List.copyOf(tags);
  }

  private static @Nullable String granularity(Entry column) {
    return column.text("granularity", "").isEmpty()
        ? null
        : SemanticWord.GRANULARITY.of(column, "granularity", null);
  }

  private static @Nullable Object semantic(Entry column, String key) {
    SemanticWord types = key.equals("entity") ? SemanticWord.ENTITY : SemanticWord.DIMENSION;
    if (!(column.get(key) instanceof Map<?, ?>)) {
      return types.of(column, key, null);
    }
    Entry given = column.entry(key);
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("name", given.text("name", column.name()));
    made.put("type", types.required(given, "type"));
    String description = given.textOrNull("description");
    made.put("description", description == null ? column.text("description", "") : description);
    made.put("label", given.textOrNull("label"));
    if (key.equals("dimension")) {
      made.put("is_partition", given.isOn("is_partition", false));
      made.put("config", given.mapping("config"));
      made.put("validity_params", validity(given));
    } else {
      made.put("config", given.mapping("config"));
    }
    return made;
  }

  private static @Nullable Map<String, @Nullable Object> validity(Entry dimension) {
    if (dimension.get("validity_params") == null) {
      return null;
    }
    Entry given = dimension.entry("validity_params");
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("is_start", given.isOn("is_start", false));
    made.put("is_end", given.isOn("is_end", false));
    return made;
  }

  /**
   * The constraints of a column or model.
   *
   * @param what {@code column} or {@code model}
   */
  static List<Constraint> constraints(Entry owner, String what) {
    List<Constraint> constraints = new ArrayList<>();
    for (Entry given : owner.entries("constraints")) {
      String type = given.get("type") instanceof String word ? word : "";
      if (!CONSTRAINT_TYPES.contains(type)) {
        String hint =
            what.equals("model")
                ? ": Type must be one of ['check', 'not_null', 'unique', 'primary_key',"
                    + " 'foreign_key', 'custom']"
                : "";
        throw ProblemException.parsing(
            "Invalid constraint type on " + what + " " + owner.name() + hint);
      }
      constraints.add(
          new Constraint(
              type,
              given.textOrNull("name"),
              given.textOrNull("expression"),
              given.isOn("warn_unenforced", true),
              given.isOn("warn_unsupported", true),
              given.textOrNull("to"),
              given.texts("to_columns"),
              what.equals("model") ? given.texts("columns") : null));
    }
    return constraints;
  }
}
