package dev.percolate.render.internal;

import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Undefined;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relation in a template. */
record RelationObject(Relation relation) implements PyObject {
  /** The fields of dbt's class, in its order. */
  private static final List<String> FIELDS =
      List.of(
          "path",
          "type",
          "quote_character",
          "include_policy",
          "quote_policy",
          "dbt_created",
          "limit",
          "event_time_filter",
          "require_alias",
          "catalog",
          "renameable_relations",
          "replaceable_relations");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "database" -> relation.database();
      case "schema" -> relation.schema();
      case "identifier", "name", "table" -> relation.identifier();
      case "type" -> relation.type() == null ? null : relation.type().word();
      case "is_table" -> relation.isTable();
      case "is_view" -> relation.isView();
      case "is_cte" -> relation.isCte();
      case "is_materialized_view" -> relation.isMaterializedView();
      case "is_pointer" -> relation.isPointer();
      case "is_function" -> relation.isFunction();
      case "can_be_renamed" -> relation.canBeRenamed();
      case "can_be_replaced" -> relation.canBeReplaced();
      case "renameable_relations" -> types(relation.relationClass().renameable());
      case "replaceable_relations" -> types(relation.relationClass().replaceable());
      case "event_time_filter" -> null;
      case "limit" -> relation.limit();
      case "dbt_created" -> relation.dbtCreated();
      case "catalog" -> relation.catalog();
      case "external" -> relation.external();
      case "information_schema_view" -> relation.informationSchemaView();
      case "quote_character" -> relation.relationClass().quoteCharacter();
      case "require_alias" -> relation.relationClass().requireAlias();
      case "quote_policy" -> new PolicyObject(relation.quotePolicy());
      case "include_policy" -> new PolicyObject(relation.includePolicy());
      case "path" -> new PathObject(relation);
      default -> Function.method(method(name), this, className(name));
    };
  }

  /** The Python class that a method is of. */
  private String className(String method) {
    return switch (method) {
      case "incorporate" -> "FakeAPIObject";
      case "replace" -> "Replaceable";
      case "render" -> typeName().startsWith("DuckDB") ? typeName() : "BaseRelation";
      default -> "BaseRelation";
    };
  }

  private @Nullable Object method(String name) {
    return switch (name) {
      case "render" -> Function.of(name, _ -> relation.render());
      case "render_limited" -> Function.of(name, _ -> relation.renderLimited());
      case "include" -> policy(name, true);
      case "quote" -> policy(name, false);
      case "without_identifier" -> Function.of(name, _ -> wrap(relation.withoutIdentifier()));
      case "replace_path" -> keywords(name, relation::replacePath);
      case "incorporate", "replace" -> keywords(name, relation::incorporate);
      case "information_schema" ->
          Function.of(
              0,
              name,
              args ->
                  wrap(relation.informationSchema(args[0] instanceof String view ? view : null)),
              "view_name");
      case "information_schema_only" ->
          Function.of(name, _ -> wrap(relation.informationSchema(null)));
      case "quoted" -> Function.of(name, args -> relation.quoted(Texts.str(args[0])), "identifier");
      case "matches" ->
          Function.of(
              0,
              name,
              args -> relation.matches(text(args[0]), text(args[1]), text(args[2])),
              "database",
              "schema",
              "identifier");
      case "to_dict" -> Function.of(0, name, args -> fields(Truth.test(args[0])), "omit_none");
      case "get" ->
          Function.of(
              1,
              name,
              // dbt 1.12: only the key metadata has a value
              args ->
                  "metadata".equals(args[0])
                      ? metadata()
                      : relation.toMap().getOrDefault(String.valueOf(args[0]), args[1]),
              "key",
              "default");
      case "get_function_config" -> Function.of(name, args -> functionConfig(args[0]), "model");
      case "get_function_macro_name" -> Function.of(name, args -> functionMacro(args[0]), "config");
      case "relation_max_name_length" -> longestName();
      default -> own(name);
    };
  }

  private @Nullable Object own(String name) {
    for (AdapterMethod method : relation.relationClass().methods()) {
      if (method.name().equals(name)) {
        return AdapterObject.callable(method);
      }
    }
    return RelationClassObject.shared(relation.relationClass(), name);
  }

  /** Only on warehouses that limit names. */
  private Object longestName() {
    long longest = relation.relationClass().maxNameLength();
    return longest == 0 ? Missing.MISSING : Function.of("relation_max_name_length", _ -> longest);
  }

  /** All fields, or those with a value. */
  private Map<String, @Nullable Object> fields(boolean omitNone) {
    Map<String, @Nullable Object> known = relation.toMap();
    if (omitNone) {
      return known;
    }
    Map<String, @Nullable Object> path = new LinkedHashMap<>();
    path.put("database", relation.database());
    path.put("schema", relation.schema());
    path.put("identifier", relation.identifier());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : FIELDS) {
      fields.put(name, known.get(name));
    }
    fields.put("path", path);
    if (typeName().startsWith("DuckDB")) {
      fields.put("external", relation.external());
    }
    known.forEach(fields::putIfAbsent);
    return fields;
  }

  private Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("type", relation.relationClass().name());
    return metadata;
  }

  /** The parts of a function's configuration that decide how it is made; null for others. */
  private static @Nullable Object functionConfig(@Nullable Object model) {
    if (!(model instanceof Map<?, ?> map) || !"function".equals(map.get("resource_type"))) {
      return null;
    }
    Map<?, ?> config = map.get("config") instanceof Map<?, ?> given ? given : Map.of();
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("language", map.get("language"));
    made.put("type", config.get("type"));
    made.put("runtime_version", config.get("runtime_version"));
    made.put("entry_point", config.get("entry_point"));
    return made;
  }

  private static String functionMacro(@Nullable Object config) {
    Map<?, ?> map = config instanceof Map<?, ?> given ? given : Map.of();
    return Texts.str(map.get("type")) + "_function_" + Texts.str(map.get("language"));
  }

  private PyCallable policy(String name, boolean include) {
    return Function.of(
        0,
        name,
        args -> {
          Boolean database = flag(args[0]);
          Boolean schema = flag(args[1]);
          Boolean identifier = flag(args[2]);
          return wrap(
              include
                  ? relation.include(database, schema, identifier)
                  : relation.quote(database, schema, identifier));
        },
        "database",
        "schema",
        "identifier");
  }

  private static @Nullable Boolean flag(@Nullable Object value) {
    return value instanceof Boolean flag ? flag : null;
  }

  private interface Change {
    Relation apply(Map<String, @Nullable Object> fields);
  }

  private PyCallable keywords(String name, Change change) {
    return new OpenFunction(
        className(name) + "." + name,
        this,
        new String[0],
        0,
        args -> wrap(change.apply(RelationClassObject.plain(args.keywords()))));
  }

  private static RelationObject wrap(Relation relation) {
    return new RelationObject(relation);
  }

  static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Undefined _ -> null;
      case String text -> text;
      default -> Texts.str(value);
    };
  }

  /** The type a template gave as a word. */
  static @Nullable RelationType type(@Nullable Object value) {
    return value == null ? null : RelationType.ofWord(Texts.str(value)).orElse(null);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    if (key instanceof String name) {
      Object value = attribute(name);
      if (value != Missing.MISSING) {
        return value;
      }
    }
    return Missing.MISSING;
  }

  @Override
  public String str() {
    return relation.toString();
  }

  @Override
  public String repr() {
    return relation.repr();
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return relation.relationClass().qualifiedName();
  }

  private static PySet types(Set<RelationType> types) {
    return PySet.frozen(types.stream().map(RelationType::word).toList());
  }

  // dbt 1.12: what has no elements has none of them either
  @Override
  public boolean contains(@Nullable Object item) {
    return item(item) != Missing.MISSING;
  }

  @Override
  public int length() {
    throw notDictionary();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    throw notDictionary();
  }

  private ProblemException notDictionary() {
    return ProblemException.compilation(
        "The object (\""
            + relation
            + "\") was used as a dictionary. This capability has been removed from objects of this"
            + " type.");
  }

  @Override
  public String toString() {
    return relation.toString();
  }
}
