package dev.percolate.render.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.Relation;
import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.render.Introspection;
import dev.percolate.render.Introspector;
import dev.percolate.render.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of {@code adapter} that use the thread's connection. */
final class WarehouseMethods {
  private static final Set<String> STANDARD_STRATEGIES =
      Set.of("append", "delete+insert", "merge", "insert_overwrite", "microbatch");

  private final NodeNames names;
  private final Warehouse warehouse;
  private final Introspector introspector;
  private final Adapter adapter;

  private WarehouseMethods(NodeNames names, Warehouse warehouse, Introspector introspector) {
    this.names = names;
    this.warehouse = warehouse;
    this.introspector = introspector;
    this.adapter = names.shared().adapter();
  }

  /** The method, or {@link Missing#MISSING}. */
  static @Nullable Object named(
      String name, NodeNames names, Warehouse warehouse, Introspector introspector) {
    Object own = AdapterObject.own(names.shared().adapter(), name, introspector);
    return own == Missing.MISSING
        ? new WarehouseMethods(names, warehouse, introspector).named(name)
        : own;
  }

  private @Nullable Object named(String name) {
    return switch (name) {
      case "execute" -> Function.of(1, name, this::execute, "sql", "auto_begin", "fetch", "limit");
      case "add_query" ->
          Function.of(1, name, this::addQuery, "sql", "auto_begin", "bindings", "abridge_sql_log");
      case "get_relation" ->
          Function.of(
              name,
              a ->
                  Wrapping.wrap(
                      warehouse.relation(
                          RelationObject.text(a[0]),
                          RelationObject.text(a[1]),
                          RelationObject.text(a[2]))),
              "database",
              "schema",
              "identifier");
      case "get_columns_in_relation" ->
          Function.of(
              name,
              a ->
                  a[0] instanceof RelationObject given
                      ? Wrapping.wrap(warehouse.columns(given.relation()))
                      : Calls.call(names.lookup(name), Arguments.of(a[0])),
              "relation");
      case "get_missing_columns" ->
          Function.of(
              name,
              a ->
                  Wrapping.wrap(
                      warehouse.missingColumns(
                          relation(name, "from_relation", a[0]),
                          relation(name, "to_relation", a[1]))),
              "from_relation",
              "to_relation");
      case "expand_target_column_types" ->
          Function.of(
              name,
              a -> {
                warehouse.expandColumnTypes(
                    relation(name, "from_relation", a[0]), relation(name, "to_relation", a[1]));
                return null;
              },
              "from_relation",
              "to_relation");
      case "get_column_schema_from_query" ->
          Function.of(
              name,
              a -> Wrapping.wrap(ask(new Introspection.QueryColumns(Texts.str(a[0])))),
              "sql");
      case "check_schema_exists" ->
          Function.of(
              name,
              a -> warehouse.schemaExists(RelationObject.text(a[0]), Texts.str(a[1])),
              "database",
              "schema");
      case "get_incremental_strategy_macro" ->
          Function.of(name, a -> strategyMacro(a[1]), "model_context", "strategy");
      case "get_hard_deletes_behavior" -> Function.of(name, a -> hardDeletes(a[0]), "config");
      default -> changing(name);
    };
  }

  private interface Change {
    void apply(Relation relation);
  }

  private @Nullable Object changing(String name) {
    return switch (name) {
      case "drop_relation" -> change(name, warehouse::drop);
      case "truncate_relation" -> change(name, warehouse::truncate);
      case "create_schema" -> change(name, warehouse::createSchema);
      case "drop_schema" -> change(name, warehouse::dropSchema);
      case "rename_relation" ->
          Function.of(
              name,
              a -> {
                warehouse.rename(
                    relation(name, "from_relation", a[0]), relation(name, "to_relation", a[1]));
                return null;
              },
              "from_relation",
              "to_relation");
      case "valid_snapshot_target" ->
          Function.of(
              1,
              name,
              a -> {
                snapshotColumns(
                    relation(name, "relation", a[0]),
                    a[1],
                    List.of("dbt_scd_id", "dbt_valid_from", "dbt_valid_to"));
                return null;
              },
              "relation",
              "column_names");
      case "assert_valid_snapshot_target_given_strategy" ->
          Function.of(name, this::checkSnapshotTarget, "relation", "column_names", "strategy");
      case "already_exists" ->
          Function.of(
              name,
              a ->
                  warehouse.relation(
                          adapter.credentials().database(),
                          RelationObject.text(a[0]),
                          RelationObject.text(a[1]))
                      != null,
              "schema",
              "name");
      case "get_columns_in_table" ->
          Function.of(
              name,
              a ->
                  Wrapping.wrap(
                      warehouse.columns(
                          adapter
                              .relationClass()
                              .create(
                                  adapter.credentials().database(),
                                  RelationObject.text(a[0]),
                                  RelationObject.text(a[1]),
                                  null))),
              "schema",
              "identifier");
      default -> Missing.MISSING;
    };
  }

  private Function change(String name, Change change) {
    return Function.of(
        name,
        a -> {
          change.apply(relation(name, "relation", a[0]));
          return null;
        },
        "relation");
  }

  private Relation relation(String method, String argument, @Nullable Object value) {
    if (value instanceof RelationObject object) {
      return object.relation();
    }
    throw ProblemException.compilation(
        "'adapter."
            + method
            + "' expects argument '"
            + argument
            + "' to be of type '<class '"
            + adapter.relationClass().name()
            + "'>', instead got "
            + Texts.str(value)
            + " (<class '"
            + Types.name(value)
            + "'>)");
  }

  // ---- statements

  private Object execute(@Nullable Object[] a) {
    long limit = a[3] instanceof Number number ? number.longValue() : 0;
    return AdapterObject.execution(
        ask(new Introspection.Query(Texts.str(a[0]), Truth.test(a[1]), Truth.test(a[2]), limit)));
  }

  private Object addQuery(@Nullable Object[] a) {
    List<? extends @Nullable Object> bindings = a[2] instanceof List<?> list ? list : null;
    AdapterResponse response =
        ask(
            new Introspection.Statement(
                Texts.str(a[0]), AdapterObject.flag(a[1], true), bindings, Truth.test(a[3])));
    return PyTuple.of(null, new ResponseObject(response));
  }

  private <A> A ask(Introspection<A> question) {
    A answer = introspector.ask(question);
    if (answer == null) {
      throw new BugException("a query is answered");
    }
    return answer;
  }

  // ---- strategies

  private @Nullable Object strategyMacro(@Nullable Object given) {
    String strategy = given == null ? "default" : Texts.str(given);
    if (STANDARD_STRATEGIES.contains(strategy)
        && !adapter.validIncrementalStrategies().contains(strategy)) {
      throw ProblemException.runtime(
          "The incremental strategy '" + strategy + "' is not valid for this adapter");
    }
    String macroName = "get_incremental_" + strategy.replace('+', '_') + "_sql";
    Object macro = names.lookup(macroName);
    if (macro == Missing.MISSING) {
      throw ProblemException.runtime(
          "dbt could not find an incremental strategy macro with the name \""
              + macroName
              + "\" in "
              + names.shared().invocation().rootProject());
    }
    return macro;
  }

  private static Object hardDeletes(@Nullable Object config) {
    Object invalidate = configValue(config, "invalidate_hard_deletes");
    Object behaviour = configValue(config, "hard_deletes");
    if (invalidate != null && behaviour != null) {
      throw ProblemException.of(
          ProblemKind.VALIDATION,
          "You cannot set both the invalidate_hard_deletes and hard_deletes config properties on"
              + " the same snapshot.");
    }
    if (Truth.test(invalidate) || "invalidate".equals(behaviour)) {
      return "invalidate";
    }
    if ("new_record".equals(behaviour)) {
      return "new_record";
    }
    if (behaviour == null || "ignore".equals(behaviour)) {
      return "ignore";
    }
    throw ProblemException.of(ProblemKind.VALIDATION, "Invalid setting for property hard_deletes.");
  }

  private static @Nullable Object configValue(@Nullable Object config, String key) {
    if (config instanceof Map<?, ?> map) {
      return map.get(key);
    }
    return config instanceof RunConfigObject object
            && object.attribute("get") instanceof Function get
        ? get.call(dev.percolate.jinja.value.Arguments.of(key))
        : null;
  }

  // ---- snapshots

  private @Nullable Object checkSnapshotTarget(@Nullable Object[] a) {
    Relation target = relation("assert_valid_snapshot_target_given_strategy", "relation", a[0]);
    snapshotColumns(target, a[1], List.of("dbt_scd_id", "dbt_valid_from", "dbt_valid_to"));
    if (a[2] instanceof Map<?, ?> strategy && "new_record".equals(strategy.get("hard_deletes"))) {
      snapshotColumns(target, a[1], List.of("dbt_is_deleted"));
    }
    return null;
  }

  private void snapshotColumns(
      Relation target, @Nullable Object columnNames, List<String> required) {
    Set<String> present = new HashSet<>();
    for (Column column : warehouse.columns(target)) {
      present.add(column.name().toLowerCase(Locale.ROOT));
    }
    List<String> missing = new ArrayList<>();
    for (String column : required) {
      Object desired =
          columnNames instanceof Map<?, ?> map && !map.isEmpty() ? map.get(column) : column;
      if (Truth.test(desired) && !present.contains(Texts.str(desired).toLowerCase(Locale.ROOT))) {
        missing.add(Texts.str(desired));
      }
    }
    if (!missing.isEmpty()) {
      throw ProblemException.compilation(
          "Snapshot target is missing configured columns (missing \""
              + String.join("\", \"", missing)
              + "\"). See https://docs.getdbt.com/docs/build/snapshots#snapshot-meta-fields for"
              + " more information.");
    }
  }
}
