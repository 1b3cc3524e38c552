package dev.percolate.render.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationCache;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Texts;
import dev.percolate.render.Introspection;
import dev.percolate.render.Introspector;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.RunScope;
import dev.percolate.render.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The warehouse's operations by way of dbt's macros. Safe for many threads. */
final class MacroWarehouse implements Warehouse {
  private final Shared shared;
  private final RunScope scope;
  private final Adapter adapter;
  private final Introspector introspector;

  MacroWarehouse(Shared shared, RunScope scope, Introspector introspector) {
    this.shared = shared;
    this.scope = scope;
    this.introspector = introspector;
    this.adapter = shared.adapter();
  }

  // ---- relations

  @Override
  public List<Relation> listRelations(@Nullable String database, String schema) {
    if (adapter.relations().hasSchema(database, schema)) {
      return adapter.relations().list(database, schema);
    }
    debug(
        "E013",
        "CacheMiss",
        "On \""
            + introspector.connectionName()
            + "\": cache miss for schema \""
            + Texts.str(database)
            + "."
            + schema
            + "\", this is inefficient");
    List<Relation> found = askRelations(database, schema);
    List<String> names = found.stream().map(r -> Texts.str(r.identifier())).toList();
    debug(
        "E014",
        "ListRelations",
        "While listing relations in database="
            + Texts.str(database)
            + ", schema="
            + schema
            + ", found: "
            + String.join(", ", names));
    return found;
  }

  @Override
  public void cacheRelations(@Nullable String database, String schema) {
    if (!adapter.relations().hasSchema(database, schema)) {
      askRelations(database, schema);
    }
  }

  private List<Relation> askRelations(@Nullable String database, String schema) {
    Relation place = quoted(database, schema, "").withoutIdentifier();
    List<Relation> told = introspector.ask(new Introspection.Relations(database, schema));
    List<Relation> found = told == null ? listRelationsWithoutCaching(place) : told;
    found.forEach(adapter.relations()::add);
    if (found.isEmpty()) {
      adapter.relations().addSchema(database, schema);
    }
    return found;
  }

  @Override
  public List<Relation> listRelationsWithoutCaching(Relation schema) {
    return adapter.relationsFrom(
        table(call("list_relations_without_caching", "schema_relation", schema)));
  }

  @Override
  public @Nullable Relation relation(
      @Nullable String database, @Nullable String schema, @Nullable String identifier) {
    List<Relation> matches = new ArrayList<>(1);
    String searchedDatabase = lowered(database, "database");
    String searchedSchema = lowered(schema, "schema");
    String searchedName = lowered(identifier, "identifier");
    for (Relation candidate : candidates(database, schema == null ? "" : schema, identifier)) {
      if (candidate.matches(searchedDatabase, searchedSchema, searchedName)) {
        matches.add(candidate);
      }
    }
    if (matches.size() > 1) {
      Map<String, @Nullable Object> searched = new LinkedHashMap<>();
      searched.put("identifier", identifier);
      searched.put("schema", schema);
      searched.put("database", database);
      throw ProblemException.compilation(
          "get_relation returned more than one relation with the given args. Please specify a"
              + " database or schema to narrow down the result set.\n"
              + Texts.str(searched)
              + "\n\n"
              + Texts.str(Wrapping.wrap(matches)));
    }
    return matches.isEmpty() ? null : matches.getFirst();
  }

  private List<Relation> candidates(
      @Nullable String database, String schema, @Nullable String identifier) {
    RelationCache known = adapter.relations();
    return identifier != null && known.hasSchema(database, schema)
        ? known.alike(database, schema, identifier, adapter.relationClass())
        : listRelations(database, schema);
  }

  private @Nullable String lowered(@Nullable String part, String key) {
    boolean unquoted =
        Boolean.FALSE.equals(shared.invocation().packages().root().quoting().get(key));
    boolean byDefault =
        switch (key) {
          case "database" -> !adapter.relationClass().quotePolicy().database();
          case "schema" -> !adapter.relationClass().quotePolicy().schema();
          default -> !adapter.relationClass().quotePolicy().identifier();
        };
    boolean silent = !shared.invocation().packages().root().quoting().containsKey(key);
    return part != null && (unquoted || (silent && byDefault))
        ? part.toLowerCase(Locale.ROOT)
        : part;
  }

  private Relation quoted(
      @Nullable String database, @Nullable String schema, @Nullable String identifier) {
    Relation relation = adapter.relationClass().create(database, schema, identifier, null);
    return relation.withQuotePolicy(
        relation.quotePolicy().with(shared.invocation().packages().root().quoting()));
  }

  @Override
  public void drop(Relation relation) {
    if (relation.type() == null) {
      throw ProblemException.compilation(
          "Tried to drop relation " + relation + ", but its type is null.");
    }
    adapter.relations().drop(relation);
    call("drop_relation", "relation", relation);
  }

  @Override
  public void truncate(Relation relation) {
    call("truncate_relation", "relation", relation);
  }

  @Override
  public void rename(Relation from, Relation to) {
    adapter.relations().rename(from, to);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("from_relation", from);
    arguments.put("to_relation", to);
    callMacro("rename_relation", null, arguments);
  }

  // ---- schemas

  @Override
  public List<String> listSchemas(@Nullable String database) {
    List<String> schemas = new ArrayList<>();
    for (Row row : table(call("list_schemas", "database", database)).rows()) {
      schemas.add(Texts.str(row.get(0)));
    }
    return schemas;
  }

  @Override
  public boolean schemaExists(@Nullable String database, String schema) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put(
        "information_schema",
        quoted(database, schema, "INFORMATION_SCHEMA").informationSchema(null));
    arguments.put("schema", schema);
    ResultTable table = table(callMacro("check_schema_exists", null, arguments));
    return table.row(0).get(0) instanceof Number count && count.doubleValue() > 0;
  }

  @Override
  public void createSchema(Relation schema) {
    Relation place = schema.withoutIdentifier();
    schemaEvent("E020", "SchemaCreation", "Creating schema \"" + key(place) + "\"", place);
    call("create_schema", "relation", place);
    introspector.commit();
  }

  @Override
  public void dropSchema(Relation schema) {
    Relation place = schema.withoutIdentifier();
    schemaEvent("E021", "SchemaDrop", "Dropping schema \"" + key(place) + "\".", place);
    call("drop_schema", "relation", place);
    introspector.commit();
    adapter.relations().dropSchema(place.database(), place.schema());
  }

  private void schemaEvent(String code, String name, String message, Relation place) {
    Map<String, @Nullable Object> relation = new LinkedHashMap<>();
    relation.put("database", place.database() == null ? "" : place.database());
    relation.put("identifier", "");
    relation.put("schema", place.schema());
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("relation", relation);
    adapter.settings().events().fire(new Event(code, name, Level.DEBUG, message, data));
  }

  private static String key(Relation relation) {
    return "database: \""
        + Texts.str(relation.database())
        + "\"\nschema: \""
        + Texts.str(relation.schema())
        + "\"\n";
  }

  // ---- columns

  @Override
  public List<Column> columns(Relation relation) {
    List<Column> told = introspector.ask(new Introspection.Columns(relation));
    if (told != null) {
      return new ArrayList<>(told);
    }
    Object returned;
    try {
      returned = callMacro("get_columns_in_relation", null, Map.of("relation", relation));
    } catch (ProblemException e) {
      if (adapter.isMissingRelation(e)) {
        return new ArrayList<>();
      }
      throw e;
    }
    List<Column> columns = new ArrayList<>();
    if (returned instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Column column) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  @Override
  public List<Column> missingColumns(Relation from, Relation to) {
    List<Column> source = columns(from);
    Set<String> known = new LinkedHashSet<>();
    columns(to).forEach(column -> known.add(column.name()));
    List<Column> missing = new ArrayList<>();
    for (Column column : source) {
      if (!known.contains(column.name())) {
        missing.add(column);
      }
    }
    return missing;
  }

  @Override
  public void expandColumnTypes(Relation goal, Relation current) {
    if (!adapter.expandsColumnTypes()) {
      return;
    }
    Map<String, Column> targets = new LinkedHashMap<>();
    columns(goal).forEach(column -> targets.put(column.name(), column));
    Map<String, Column> existing = new LinkedHashMap<>();
    columns(current).forEach(column -> existing.put(column.name(), column));
    for (Column wanted : targets.values()) {
      Column column = existing.get(wanted.name());
      // dbt 1.12: asks whether the existing column could shrink to hold the wanted one
      if (column != null && column.canExpandTo(wanted)) {
        String type = adapter.columnClass().stringType(wanted.stringSize());
        debug(
            "E019",
            "ColTypeChange",
            "Changing col type from "
                + column.dataType()
                + " to "
                + type
                + " in table "
                + key(current));
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("relation", current);
        arguments.put("column_name", wanted.name());
        arguments.put("new_column_type", type);
        callMacro("alter_column_type", null, arguments);
      }
    }
  }

  @Override
  public AdapterResponse validate(String sql) {
    Object returned = call("validate_sql", "sql", sql);
    return returned instanceof Map<?, ?> map
            && map.get("response") instanceof AdapterResponse response
        ? response
        : AdapterResponse.of("");
  }

  // ---- macros

  @Override
  public @Nullable Object callMacro(
      String name,
      @Nullable String packageName,
      Map<String, ? extends @Nullable Object> arguments) {
    RegisteredMacro macro = shared.macros().find(name, packageName);
    if (macro == null) {
      throw ProblemException.runtime(
          "dbt could not find a macro with the name \""
              + name
              + "\" in "
              + (packageName == null ? "any package" : "the \"" + packageName + "\" package"));
    }
    NodeNames names = RunProvider.operation(shared, scope, Subject.of(macro));
    Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
    arguments.forEach((key, value) -> wrapped.put(key, Wrapping.wrap(value)));
    return Wrapping.unwrap(names.calls().call(macro, Arguments.of(List.of(), wrapped)));
  }

  private @Nullable Object call(String name, String parameter, @Nullable Object value) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put(parameter, value);
    return callMacro(name, null, arguments);
  }

  private static ResultTable table(@Nullable Object returned) {
    return switch (returned) {
      case ResultTable table -> table;
      case Map<?, ?> map when map.get("table") instanceof ResultTable table -> table;
      case null, default ->
          throw ProblemException.runtime("a macro gave " + Texts.repr(returned) + ", not a table");
    };
  }

  private void debug(String code, String name, String message) {
    adapter.settings().events().fire(Event.of(code, name, Level.DEBUG, message));
  }
}
