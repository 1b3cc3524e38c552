package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.Connection;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.IndexConfig;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The methods of {@code adapter} that only DuckDB's macros call. */
final class DuckDbMethods {
  private final DuckDbAdapter adapter;
  private final Clock clock;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final Map<String, String> temporaryIds = new ConcurrentHashMap<>();
  private final Map<String, AdapterMethod> methods = new LinkedHashMap<>();

  DuckDbMethods(DuckDbAdapter adapter, Clock clock) {
    this.adapter = adapter;
    this.clock = clock;
    profile();
    external();
    tables();
    keys();
  }

  Map<String, AdapterMethod> all() {
    return methods;
  }

  private void add(String name, List<String> parameters, AdapterMethod.Body body) {
    methods.put(name, AdapterMethod.of(name, parameters, body));
  }

  private void profile() {
    DuckDbCredentials credentials = adapter.duckDb();
    add("is_motherduck", List.of(), _ -> credentials.isMotherduck());
    add("disable_transactions", List.of(), _ -> credentials.transactionsDisabled());
    add("external_root", List.of(), _ -> credentials.externalRoot());
    add("get_binding_char", List.of(), _ -> "?");
    add("valid_incremental_strategies", List.of(), _ -> adapter.validIncrementalStrategies());
    add("is_ducklake", List.of("relation"), a -> isDucklake(a.get(0)));
    // dbt-duckdb 1.11: needed only before DuckDB 1.5.3
    add("use_ducklake_table_workarounds", List.of("relation"), _ -> false);
    add("escape_sql_string", List.of("value"), a -> SqlText.escape(a.get(0)));
    add("warn_once", List.of("msg"), a -> warnOnce(PythonText.str(a.get(0))));
    add("ensure_transaction", List.of(), _ -> ensureTransaction());
  }

  private void external() {
    add("location_exists", List.of("location"), a -> exists(PythonText.str(a.get(0))));
    add(
        "external_write_options",
        List.of("write_location", "rendered_options"),
        a -> ExternalOptions.write(PythonText.str(a.get(0)), dictionary(a.get(1))));
    add(
        "external_read_location",
        List.of("write_location", "rendered_options"),
        a -> ExternalOptions.read(PythonText.str(a.get(0)), dictionary(a.get(1))));
    add(
        "store_relation",
        List.of("plugin_name", "relation", "column_list", "path", "format", "config"),
        a -> {
          throw ProblemException.runtime(
              "dbt-duckdb plugins need Python: the plugin '"
                  + a.get(0)
                  + "' is not supported by Percolate");
        });
  }

  private void tables() {
    add("parse_index", List.of("raw_index"), a -> index(a.get(0)));
    add("convert_datetimes_to_strs", List.of("table"), a -> asText((ResultTable) need(a.get(0))));
    add("get_seed_file_path", List.of("model"), a -> seedPath(dictionary(a.get(0))));
    add("batch_id_for_model", List.of("model"), a -> batchId(a.get(0)));
    methods.put(
        "get_temp_relation_path",
        new AdapterMethod(
            "get_temp_relation_path",
            List.of("model", "batch_id"),
            1,
            false,
            null,
            a -> temporaryPath(a.get(0), a.get(1))));
  }

  private void keys() {
    add(
        "catalog_supports_foreign_keys",
        List.of("database"),
        a -> adapter.foreignKeys().supports(PythonText.str(a.get(0))));
    add(
        "existing_key_constraint_types",
        List.of("relation"),
        a -> {
          Relation relation = (Relation) need(a.get(0));
          List<String> words = new ArrayList<>();
          for (ConstraintType type :
              adapter
                  .foreignKeys()
                  .existing(relation.database(), relation.schema(), relation.identifier())) {
            words.add(type.word());
          }
          words.sort(null);
          return words;
        });
  }

  private boolean isDucklake(@Nullable Object relation) {
    return relation instanceof Relation given
        && given.database() != null
        && adapter.duckDb().ducklakes().contains(given.database());
  }

  private @Nullable Object warnOnce(String message) {
    if (warned.add(message)) {
      new DuckDbLog(adapter.settings().events()).warn(message);
    }
    return null;
  }

  private @Nullable Object ensureTransaction() {
    Connection connection = adapter.connections().current();
    if (!connection.isTransactionOpen()) {
      if (adapter.duckDb().transactionsDisabled()) {
        warnOnce(
            "disable_transactions is set, but dbt-duckdb uses a transaction to rebuild tables with"
                + " foreign key constraints in place, so a failed build does not lose the existing"
                + " table's data.");
      }
      adapter.connections().begin();
    }
    return null;
  }

  private boolean exists(String location) {
    try {
      adapter.connections().execute("select 1 from '" + location + "' where 1=0", false, false, 0);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private @Nullable IndexConfig index(@Nullable Object raw) {
    if (raw == null) {
      return null;
    }
    if (!(raw instanceof Map<?, ?> map)) {
      throw ProblemException.runtime(
          "Invalid index config:\n  Got: "
              + PythonText.str(raw)
              + "\n  Expected a dictionary with at minimum a \"columns\" key");
    }
    if (!(map.get("columns") instanceof List<?> columns)) {
      throw ProblemException.runtime(
          "Could not parse index config: 'columns' is a required property");
    }
    boolean unique = Boolean.TRUE.equals(map.get("unique"));
    return new IndexConfig(
        columns.stream().map(PythonText::str).toList(), unique, null, this::indexName);
  }

  private String indexName(IndexConfig index, Relation relation) {
    List<String> parts = new ArrayList<>(index.columns());
    parts.add(relation.render());
    parts.add(index.unique() ? "True" : "False");
    // the time keeps a rebuilt index from colliding with the one it replaces
    parts.add(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    byte[] text = String.join("_", parts).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Date-time columns as text; a null becomes the text None, as in dbt-duckdb. */
  private static ResultTable asText(ResultTable table) {
    List<ColumnType> types = new ArrayList<>(table.columnTypes());
    List<Row> rows = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      List<@Nullable Object> values = new ArrayList<>(row.values());
      for (int i = 0; i < values.size(); i++) {
        if (types.get(i).isDateTime()) {
          values.set(i, Row.text(values.get(i)));
        }
      }
      rows.add(new Row(values, row.names()));
    }
    types.replaceAll(type -> type.isDateTime() ? ColumnType.TEXT : type);
    return new ResultTable(table.columnNames(), types, rows);
  }

  private static String seedPath(Map<String, @Nullable Object> model) {
    return Path.of(PythonText.str(model.get("root_path")))
        .resolve(PythonText.str(model.get("original_file_path")))
        .toString();
  }

  private static String batchId(@Nullable Object model) {
    if (model instanceof Map<?, ?> node
        && node.get("batch") instanceof Map<?, ?> batch
        && batch.get("event_time_start") != null) {
      return Row.text(batch.get("event_time_start"))
          .replace("-", "")
          .replace(":", "")
          .replace(" ", "_")
          .replace("+", "");
    }
    return "";
  }

  private Map<String, @Nullable Object> temporaryPath(
      @Nullable Object model, @Nullable Object batchId) {
    @Nullable String database;
    @Nullable String identifier;
    if (model instanceof Relation relation) {
      database = relation.database();
      identifier = relation.identifier();
    } else {
      Map<String, @Nullable Object> node = dictionary(model);
      database = (String) node.get("database");
      identifier = PythonText.str(node.getOrDefault("identifier", node.get("alias")));
    }
    String id =
        temporaryIds.computeIfAbsent(
            String.valueOf(identifier), k -> UUID.randomUUID().toString().substring(24));
    String name = identifier + "__" + id;
    if (batchId != null && !batchId.equals("")) {
      name += "__" + batchId;
    }
    Map<String, @Nullable Object> path = new LinkedHashMap<>();
    path.put("database", database);
    path.put("schema", "dbt_temp");
    path.put("identifier", name);
    return path;
  }

  private static Object need(@Nullable Object value) {
    if (value == null) {
      throw ProblemException.compilation("An adapter method got None where it needs a value");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> dictionary(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw ProblemException.compilation(
        "An adapter method needs a dictionary, but got " + PythonText.str(value));
  }
}
