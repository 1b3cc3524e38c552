package dev.percolate.render.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.render.Introspection;
import dev.percolate.render.Introspector;
import dev.percolate.render.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object {@code adapter}.
 *
 * @param warehouse null while parsing: then methods that need a connection give fixed values
 * @param introspector null while parsing
 */
record AdapterObject(
    NodeNames names, @Nullable Warehouse warehouse, @Nullable Introspector introspector)
    implements PyObject {

  /** The object while parsing. */
  AdapterObject(NodeNames names) {
    this(names, null, null);
  }

  private Adapter adapter() {
    return names.shared().adapter();
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (!SettledNames.ofAdapter(name)) {
      names.provider().readUnsettled();
    }
    return Function.method(found(name), this, className(name));
  }

  /** The Python class that a method is of. */
  private String className(String method) {
    String own = adapter().relationClass().name().replace("Relation", "Adapter");
    return switch (method) {
      case "dispatch", "type", "commit" -> "BaseDatabaseWrapper";
      case "add_query",
          "check_schema_exists",
          "create_schema",
          "drop_relation",
          "drop_schema",
          "quote",
          "rename_relation",
          "truncate_relation" ->
          "SQLAdapter";
      case "valid_incremental_strategies" -> own;
      case "get_column_schema_from_query",
          "get_columns_in_relation",
          "get_incremental_strategy_macro" ->
          own.startsWith("DuckDB")
              ? own
              : method.equals("get_columns_in_relation") ? "SQLAdapter" : "BaseAdapter";
      default -> adapter().methods().containsKey(method) ? own : "BaseAdapter";
    };
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "dispatch" ->
          Function.of(1, name, this::dispatch, "macro_name", "macro_namespace", "packages");
      case "type" -> Function.of(name, _ -> adapter().type());
      case "commit" ->
          Function.of(
              name,
              _ -> {
                if (introspector != null) {
                  introspector.commit();
                }
                return null;
              });
      case "Relation" -> names.relationClass();
      case "config" -> ProjectObject.root(names.shared());
      case "behavior" -> new BehaviorObject(names.shared());
      case "quote" -> Function.of(name, a -> adapter().quote(Texts.str(a[0])), "identifier");
      case "quote_as_configured" ->
          Function.of(
              name,
              a -> adapter().quoteAsConfigured(Texts.str(a[0]), Texts.str(a[1])),
              "identifier",
              "quote_key");
      case "quote_seed_column" ->
          Function.of(
              name,
              a -> adapter().quoteSeedColumn(Texts.str(a[0]), a[1]),
              "column",
              "quote_config");
      case "convert_type" ->
          Function.of(
              name, a -> adapter().convertType(table(a[0]), index(a[1])), "agate_table", "col_idx");
      case "standardize_grants_dict" ->
          Function.of(name, a -> adapter().standardizeGrants(table(a[0])), "grants_table");
      case "render_raw_columns_constraints" ->
          Function.of(name, this::columnConstraints, "raw_columns");
      case "render_raw_model_constraints" ->
          Function.of(name, this::modelConstraints, "raw_constraints");
      case "cache_added", "cache_dropped" -> Function.of(name, a -> cache(name, a[0]), "relation");
      case "cache_renamed" -> Function.of(name, this::cacheRenamed, "from_relation", "to_relation");
      case "valid_incremental_strategies" ->
          Function.of(name, _ -> new ArrayList<Object>(adapter().validIncrementalStrategies()));
      case "get_catalog_integration", "build_catalog_relation" ->
          Function.of(name, _ -> null, "config");
      default ->
          warehouse == null || introspector == null
              ? parsing(name)
              : WarehouseMethods.named(name, names, warehouse, introspector);
    };
  }

  /** Methods that would need a connection, and those of this adapter alone. */
  private @Nullable Object parsing(String name) {
    return switch (name) {
      case "get_relation",
          "drop_relation",
          "truncate_relation",
          "rename_relation",
          "create_schema",
          "drop_schema",
          "expand_target_column_types",
          "valid_snapshot_target",
          "assert_valid_snapshot_target_given_strategy",
          "get_incremental_strategy_macro",
          "get_hard_deletes_behavior" ->
          (PyCallable) _ -> null;
      case "get_columns_in_relation",
          "get_missing_columns",
          "get_column_schema_from_query",
          "get_columns_in_table" ->
          (PyCallable) _ -> new ArrayList<>();
      case "execute" -> (PyCallable) _ -> PyTuple.of("", new TableObject(ResultTable.EMPTY));
      case "get_partitions_metadata" -> (PyCallable) _ -> new TableObject(ResultTable.EMPTY);
      case "add_query" -> (PyCallable) _ -> PyTuple.of(null, null);
      case "check_schema_exists", "already_exists" -> (PyCallable) _ -> false;
      default -> own(adapter(), name, null);
    };
  }

  /** A method only this adapter has, or {@link Missing#MISSING}. */
  static @Nullable Object own(Adapter adapter, String name, @Nullable Introspector introspector) {
    AdapterMethod method = adapter.methods().get(name);
    if (method == null) {
      return Missing.MISSING;
    }
    if (!method.needsConnection()) {
      return callable(method);
    }
    return introspector == null
        ? (PyCallable) _ -> Wrapping.wrap(method.parseValue())
        : callable(method, arguments -> answer(introspector, method, arguments));
  }

  private static @Nullable Object answer(
      Introspector introspector, AdapterMethod method, List<? extends @Nullable Object> arguments) {
    Introspection.Answer answer =
        introspector.ask(new Introspection.Method(method, new ArrayList<>(arguments)));
    return answer == null ? null : answer.value();
  }

  /** A method that only this adapter, or its relations, have. */
  static PyCallable callable(AdapterMethod method) {
    return callable(method, method.body());
  }

  private static PyCallable callable(AdapterMethod method, AdapterMethod.Body body) {
    String[] parameters = method.parameters().toArray(new String[0]);
    return Function.of(
        parameters.length - method.optional(),
        method.name(),
        args -> {
          List<@Nullable Object> plain = new ArrayList<>(args.length);
          for (Object arg : args) {
            plain.add(Wrapping.unwrap(arg));
          }
          return Wrapping.wrap(body.call(plain));
        },
        parameters);
  }

  // ---- dispatch

  private @Nullable Object dispatch(@Nullable Object[] args) {
    String name = Texts.str(args[0]);
    int dot = name.indexOf('.');
    if (dot >= 0) {
      throw ProblemException.compilation(
          "In adapter.dispatch, got a macro name of \""
              + name
              + "\", but \".\" is not a valid macro name component. Did you mean"
              + " `adapter.dispatch(\""
              + name.substring(dot + 1)
              + "\", macro_namespace=\""
              + name.substring(0, dot)
              + "\")`?");
    }
    if (args[2] != null) {
      throw ProblemException.compilation(
          "        The \"packages\" argument of adapter.dispatch() has been deprecated.\n"
              + "        Use the \"macro_namespace\" argument instead.\n\n"
              + "        Raised during dispatch for: "
              + name
              + "\n\n        For more information, see:\n\n"
              + "        https://docs.getdbt.com/reference/dbt-jinja-functions/dispatch\n        ");
    }
    if (args[1] != null && !(args[1] instanceof String) && !(args[1] instanceof Undefined)) {
      throw ProblemException.compilation(
          "In adapter.dispatch, got a <class '"
              + Types.name(args[1])
              + "'> macro_namespace argument (\""
              + Texts.str(args[1])
              + "\"), but macro_namespace should be None or a string.");
    }
    String namespace = args[1] instanceof String text ? text : null;
    return new BoundMacro(
        names.shared().macros().dispatch(name, namespace, names.macros()::find), names.calls());
  }

  // ---- methods without connection

  @SuppressWarnings("unchecked")
  private Object columnConstraints(@Nullable Object[] args) {
    return new ArrayList<Object>(
        adapter()
            .renderRawColumnsConstraints(
                (Map<String, ? extends Map<String, ? extends @Nullable Object>>)
                    java.util.Objects.requireNonNull(args[0])));
  }

  @SuppressWarnings("unchecked")
  private Object modelConstraints(@Nullable Object[] args) {
    return new ArrayList<Object>(
        adapter()
            .renderRawModelConstraints(
                (List<? extends Map<String, ? extends @Nullable Object>>)
                    java.util.Objects.requireNonNull(args[0])));
  }

  private Object cache(String name, @Nullable Object relation) {
    if (!(relation instanceof RelationObject given)) {
      String verb = name.equals("cache_added") ? "cache" : "drop";
      throw ProblemException.compilation(
          "Attempted to " + verb + " a null relation for " + adapter().connections().niceName());
    }
    if (name.equals("cache_added")) {
      adapter().relations().add(given.relation());
    } else {
      adapter().relations().drop(given.relation());
    }
    return "";
  }

  private Object cacheRenamed(@Nullable Object[] args) {
    if (!(args[0] instanceof RelationObject from) || !(args[1] instanceof RelationObject to)) {
      throw ProblemException.compilation(
          "Attempted to rename "
              + Texts.str(args[0])
              + " to "
              + Texts.str(args[1])
              + " for "
              + adapter().connections().niceName());
    }
    adapter().relations().rename(from.relation(), to.relation());
    return "";
  }

  static ResultTable table(@Nullable Object value) {
    return value instanceof TableObject table ? table.table() : ResultTable.EMPTY;
  }

  private static int index(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  /** The pair that {@code adapter.execute} gives. */
  static PyTuple execution(ConnectionPool.Execution execution) {
    AdapterResponse response = execution.response();
    return PyTuple.of(new ResponseObject(response), new TableObject(execution.table()));
  }

  static boolean flag(@Nullable Object value, boolean fallback) {
    return value == null ? fallback : Truth.test(value);
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context.providers."
        + (warehouse == null ? "ParseDatabaseWrapper" : "RuntimeDatabaseWrapper");
  }
}
