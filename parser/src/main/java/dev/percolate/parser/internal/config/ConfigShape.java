package dev.percolate.parser.internal.config;

import static dev.percolate.parser.internal.config.ConfigField.choice;
import static dev.percolate.parser.internal.config.ConfigField.of;

import dev.percolate.manifest.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys a resource type declares, in dbt's order.
 *
 * @param className dbt's class, as error texts show it
 */
record ConfigShape(
    ResourceType type, String className, List<ConfigField> fields, Map<String, Integer> places) {

  private static final Map<String, @Nullable Object> EMPTY_MAP = Map.of();
  private static final List<Object> EMPTY_LIST = List.of();

  /** The shape of a resource type; types without one of their own share the general one. */
  static ConfigShape ofType(ResourceType type) {
    return switch (type) {
      case MODEL -> shape(type, "ModelConfig", model());
      case SEED -> shape(type, "SeedConfig", seed());
      case SNAPSHOT -> shape(type, "SnapshotConfig", snapshot());
      case TEST -> shape(type, "TestConfig", test());
      case FUNCTION -> shape(type, "FunctionConfig", function());
      case SOURCE -> shape(type, "SourceConfig", source());
      case EXPOSURE -> shape(type, "ExposureConfig", exposure());
      case METRIC -> shape(type, "MetricConfig", semantic());
      case SEMANTIC_MODEL -> shape(type, "SemanticModelConfig", semantic());
      case SAVED_QUERY -> shape(type, "SavedQueryConfig", savedQuery());
      case UNIT_TEST -> shape(type, "UnitTestConfig", unitTest());
      case GROUP -> shape(type, "GroupConfig", List.of(meta()));
      default -> shape(type, "NodeConfig", node("view"));
    };
  }

  private static ConfigShape shape(ResourceType type, String className, List<ConfigField> fields) {
    Map<String, Integer> places = HashMap.newHashMap(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      places.put(fields.get(i).name(), i);
    }
    return new ConfigShape(type, className, List.copyOf(fields), places);
  }

  /** Whether complaints about values of these resources are told with their schema. */
  boolean tellsSchema() {
    return switch (type) {
      case SOURCE, EXPOSURE, METRIC, SEMANTIC_MODEL, SAVED_QUERY -> true;
      default -> false;
    };
  }

  /** The place of a declared key, or -1. */
  int place(String key) {
    Integer place = places.get(key);
    return place == null ? -1 : place;
  }

  /** The values when nobody sets anything, by place. */
  @Nullable Object[] initial() {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).initial();
    }
    return values;
  }

  private static ConfigField text(String name) {
    return of(name, "Optional[str]", FieldKind.OPTIONAL_TEXT, null);
  }

  private static ConfigField anything(String name, @Nullable Object initial) {
    return of(name, "Any", FieldKind.ANYTHING, initial);
  }

  private static ConfigField optionalFlag(String name) {
    return of(name, "Optional[bool]", FieldKind.OPTIONAL_FLAG, null);
  }

  private static ConfigField enabled() {
    return of("enabled", "bool", FieldKind.FLAG, true);
  }

  private static ConfigField meta() {
    return of("meta", "Dict[str, Any]", FieldKind.DICTIONARY, Merge.UPDATE, EMPTY_MAP);
  }

  // dbt 1.12: `static_analysis: off` is read as a boolean by YAML and written as "False"
  private static ConfigField staticAnalysis() {
    return text("static_analysis");
  }

  private static ConfigField tags() {
    return of("tags", "Union[str, List[str]]", FieldKind.TEXTS, Merge.APPEND, EMPTY_LIST);
  }

  private static ConfigField replacedTags() {
    return of("tags", "List[str]", FieldKind.ELEMENTS, Merge.CLOBBER, EMPTY_LIST);
  }

  private static ConfigField dictionary(String name, Merge merge) {
    return of(name, "Dict[str, Any]", FieldKind.DICTIONARY, merge, EMPTY_MAP);
  }

  private static ConfigField hooks(String name, String pythonName) {
    return new ConfigField(
        name,
        pythonName,
        "List[Hook]",
        FieldKind.HOOKS,
        Merge.APPEND,
        EMPTY_LIST,
        List.of(),
        List.of());
  }

  private static ConfigField record(
      String name, String type, Merge merge, ConfigField... partFields) {
    Map<String, @Nullable Object> initial = new LinkedHashMap<>();
    for (ConfigField part : partFields) {
      initial.put(part.name(), part.initial());
    }
    return new ConfigField(
        name, name, type, FieldKind.RECORD, merge, initial, List.of(), List.of(partFields));
  }

  private static List<ConfigField> nodeAndTest(@Nullable String schema) {
    List<ConfigField> fields = new ArrayList<>(40);
    fields.add(enabled());
    fields.add(text("alias"));
    fields.add(of("schema", "Optional[str]", FieldKind.OPTIONAL_TEXT, schema));
    fields.add(text("database"));
    fields.add(tags());
    fields.add(meta());
    fields.add(text("group"));
    fields.add(staticAnalysis());
    return fields;
  }

  private static List<ConfigField> node(String materialized) {
    List<ConfigField> fields = nodeAndTest(null);
    fields.add(of("materialized", "str", FieldKind.TEXT, materialized));
    fields.add(text("incremental_strategy"));
    fields.add(anything("batch_size", null));
    fields.add(anything("lookback", 1L));
    fields.add(anything("begin", null));
    fields.add(dictionary("persist_docs", Merge.CLOBBER));
    fields.add(hooks("post-hook", "post_hook"));
    fields.add(hooks("pre-hook", "pre_hook"));
    fields.add(dictionary("quoting", Merge.UPDATE));
    fields.add(dictionary("column_types", Merge.UPDATE));
    fields.add(optionalFlag("full_refresh"));
    fields.add(uniqueKey());
    fields.add(of("on_schema_change", "Optional[str]", FieldKind.OPTIONAL_TEXT, "ignore"));
    fields.add(
        choice(
            "on_configuration_change",
            "OnConfigurationChangeOption",
            "apply",
            "apply",
            "continue",
            "fail"));
    fields.add(dictionary("grants", Merge.KEY_APPEND));
    fields.add(of("packages", "List[str]", FieldKind.TEXTS, Merge.APPEND, EMPTY_LIST));
    fields.add(
        record(
            "docs",
            "Docs",
            Merge.UPDATE,
            of("show", "bool", FieldKind.FLAG, true),
            text("node_color")));
    fields.add(
        record(
            "contract",
            "ContractConfig",
            Merge.UPDATE,
            of("enforced", "bool", FieldKind.FLAG, false),
            of("alias_types", "bool", FieldKind.FLAG, true)));
    fields.add(anything("event_time", null));
    fields.add(anything("concurrent_batches", null));
    return fields;
  }

  private static ConfigField uniqueKey() {
    return of("unique_key", "Union[str, List[str], None]", FieldKind.OPTIONAL_TEXT_OR_TEXTS, null);
  }

  private static List<ConfigField> model() {
    List<ConfigField> fields = node("view");
    fields.add(choice("access", "AccessType", "protected", "private", "protected", "public"));
    fields.add(of("freshness", "Optional[ModelFreshness]", FieldKind.MODEL_FRESHNESS, null));
    fields.add(
        choice("on_error", "Optional[ModelOnErrorOptions]", null, "skip_children", "continue"));
    fields.add(
        record(
            "latest_version_pointer",
            "LatestVersionPointer",
            Merge.UPDATE,
            optionalFlag("enabled"),
            text("alias")));
    return fields;
  }

  private static List<ConfigField> seed() {
    List<ConfigField> fields = node("seed");
    fields.add(of("delimiter", "str", FieldKind.TEXT, ","));
    fields.add(optionalFlag("quote_columns"));
    return fields;
  }

  private static List<ConfigField> snapshot() {
    List<ConfigField> fields = node("snapshot");
    fields.add(text("strategy"));
    fields.add(text("target_schema"));
    fields.add(text("target_database"));
    fields.add(text("updated_at"));
    fields.add(
        of("check_cols", "Union[str, List[str], None]", FieldKind.OPTIONAL_TEXT_OR_TEXTS, null));
    fields.add(
        record(
            "snapshot_meta_column_names",
            "SnapshotMetaColumnNames",
            Merge.CLOBBER,
            text("dbt_valid_to"),
            text("dbt_valid_from"),
            text("dbt_scd_id"),
            text("dbt_updated_at"),
            text("dbt_is_deleted")));
    fields.add(text("dbt_valid_to_current"));
    return fields;
  }

  private static List<ConfigField> test() {
    List<ConfigField> fields = nodeAndTest("dbt_test__audit");
    fields.add(of("materialized", "str", FieldKind.TEXT, "test"));
    fields.add(of("severity", "Severity", FieldKind.TEXT, "ERROR"));
    fields.add(optionalFlag("store_failures"));
    fields.add(text("store_failures_as"));
    fields.add(anything("sql_header", null));
    fields.add(text("where"));
    fields.add(of("limit", "Optional[int]", FieldKind.OPTIONAL_INTEGER, null));
    fields.add(of("fail_calc", "str", FieldKind.TEXT, "count(*)"));
    fields.add(of("warn_if", "str", FieldKind.TEXT, "!= 0"));
    fields.add(of("error_if", "str", FieldKind.TEXT, "!= 0"));
    return fields;
  }

  private static List<ConfigField> function() {
    List<ConfigField> fields = node("function");
    fields.add(choice("type", "FunctionType", "scalar", "scalar", "aggregate", "table"));
    fields.add(
        choice(
            "volatility",
            "Optional[FunctionVolatility]",
            null,
            "deterministic",
            "stable",
            "non-deterministic"));
    fields.add(text("runtime_version"));
    fields.add(text("entry_point"));
    fields.add(
        record(
            "snowflake",
            "SnowflakeFunctionConfig",
            Merge.CLOBBER,
            of("quote_args", "bool", FieldKind.FLAG, true)));
    return fields;
  }

  private static List<ConfigField> source() {
    List<ConfigField> fields = new ArrayList<>();
    fields.add(enabled());
    fields.add(anything("event_time", null));
    fields.add(
        of(
            "freshness",
            "Optional[FreshnessThreshold]",
            FieldKind.SOURCE_FRESHNESS,
            FreshnessReader.source(Map.of())));
    fields.add(text("loaded_at_field"));
    fields.add(text("loaded_at_query"));
    fields.add(meta());
    fields.add(replacedTags());
    fields.add(staticAnalysis());
    return fields;
  }

  private static List<ConfigField> exposure() {
    return List.of(enabled(), replacedTags(), dictionary("meta", Merge.CLOBBER));
  }

  private static List<ConfigField> semantic() {
    return List.of(enabled(), text("group"), meta());
  }

  private static List<ConfigField> savedQuery() {
    List<ConfigField> fields = new ArrayList<>(semantic());
    fields.add(choice("export_as", "Optional[ExportDestinationType]", null, "table", "view"));
    fields.add(text("schema"));
    fields.add(
        record(
            "cache",
            "SavedQueryCache",
            Merge.CLOBBER,
            of("enabled", "bool", FieldKind.FLAG, false)));
    return fields;
  }

  private static List<ConfigField> unitTest() {
    return List.of(tags(), meta(), enabled(), staticAnalysis());
  }
}
