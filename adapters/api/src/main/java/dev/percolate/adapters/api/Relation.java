package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table, view or other named thing in a warehouse, and how its name is written. Immutable.
 *
 * @param limit row limit its text form applies ({@code --empty} is 0), or null
 * @param external SQL that replaces the rendered path, or null
 * @param informationSchemaView view name appended to an information schema's path, or null
 */
public record Relation(
    RelationClass relationClass,
    @Nullable String database,
    @Nullable String schema,
    @Nullable String identifier,
    @Nullable RelationType type,
    Policy includePolicy,
    Policy quotePolicy,
    boolean dbtCreated,
    @Nullable Long limit,
    @Nullable EventTimeFilter eventTimeFilter,
    @Nullable String catalog,
    @Nullable String external,
    @Nullable String informationSchemaView) {

  public Relation {
    int longest = relationClass.maxNameLength();
    if (longest > 0 && identifier != null && type != null && isLonger(identifier, longest)) {
      throw ProblemException.runtime(
          "Relation name '" + identifier + "' is longer than " + longest + " characters");
    }
  }

  private static boolean isLonger(String text, int longest) {
    return text.length() > longest && text.codePointCount(0, text.length()) > longest;
  }

  /** The name of the CTE an ephemeral model becomes. */
  public static String addEphemeralPrefix(String name) {
    return "__dbt__cte__" + name;
  }

  // ---- text forms

  /** The name alone, without limit or filter. */
  public String render() {
    if (external != null) {
      return external;
    }
    StringBuilder out = new StringBuilder();
    append(out, database, includePolicy.database(), quotePolicy.database());
    append(out, schema, includePolicy.schema(), quotePolicy.schema());
    append(out, identifier, includePolicy.identifier(), quotePolicy.identifier());
    append(out, informationSchemaView, true, false);
    return out.toString();
  }

  private void append(StringBuilder out, @Nullable String part, boolean included, boolean quoted) {
    if (part == null || !included) {
      return;
    }
    if (!out.isEmpty()) {
      out.append('.');
    }
    out.append(quoted ? quoted(part) : part);
  }

  /** {@code identifier} between the class's quote characters, as it is. */
  public String quoted(String name) {
    String mark = relationClass.quoteCharacter();
    return mark + name + mark;
  }

  /** The name, wrapped in a subquery when there is a limit. */
  public String renderLimited() {
    String rendered = render();
    if (limit == null) {
      return rendered;
    }
    String tail = limit == 0 ? " where false limit 0)" : " limit " + limit + ")";
    return "(select * from " + rendered + tail + subqueryAlias("limit");
  }

  /** {@code rendered}, wrapped in a subquery when there is an event time filter. */
  public String renderEventTimeFiltered(String rendered) {
    String condition = eventTimeFilter == null ? "" : eventTimeFilter.condition();
    return condition.isEmpty()
        ? rendered
        : "(select * from " + rendered + " where " + condition + ")" + subqueryAlias("et_filter");
  }

  private String subqueryAlias(String namespace) {
    return relationClass.requireAlias() ? " _dbt_" + namespace + "_subq_" + identifier : "";
  }

  /** What a template prints: the name with limit and filter applied; functions stay bare. */
  @Override
  public String toString() {
    return isFunction() ? render() : renderEventTimeFiltered(renderLimited());
  }

  /** Python's {@code repr}. */
  public String repr() {
    return "<" + relationClass.name() + " " + render() + ">";
  }

  // ---- questions

  public boolean isTable() {
    return type == RelationType.TABLE;
  }

  public boolean isView() {
    return type == RelationType.VIEW;
  }

  public boolean isCte() {
    return type == RelationType.CTE;
  }

  public boolean isMaterializedView() {
    return type == RelationType.MATERIALIZED_VIEW;
  }

  public boolean isPointer() {
    return type == RelationType.POINTER_TABLE;
  }

  public boolean isFunction() {
    return type == RelationType.FUNCTION;
  }

  public boolean canBeRenamed() {
    return type != null && relationClass.renameable().contains(type);
  }

  public boolean canBeReplaced() {
    return type != null && relationClass.replaceable().contains(type);
  }

  /**
   * Whether this relation has the given path; null parts match anything.
   *
   * @throws ProblemException when it matches only if letter case and quotes are ignored
   */
  public boolean matches(
      @Nullable String searchDatabase,
      @Nullable String searchSchema,
      @Nullable String searchIdentifier) {
    if (searchDatabase == null && searchSchema == null && searchIdentifier == null) {
      throw ProblemException.runtime("Tried to match relation, but no search path was passed!");
    }
    boolean exact =
        exactly(database, searchDatabase, quotePolicy.database())
            && exactly(schema, searchSchema, quotePolicy.schema())
            && exactly(identifier, searchIdentifier, quotePolicy.identifier());
    if (exact) {
      return true;
    }
    boolean near =
        nearly(database, searchDatabase)
            && nearly(schema, searchSchema)
            && nearly(identifier, searchIdentifier);
    if (near) {
      Relation target = relationClass.create(searchDatabase, searchSchema, searchIdentifier, null);
      throw ProblemException.compilation(
          "When searching for a relation, dbt found an approximate match. Instead of guessing \n"
              + "which relation to use, dbt will move on. Please delete "
              + this
              + ", or rename it to be less ambiguous.\nSearched for: "
              + target
              + "\nFound: "
              + this);
    }
    return false;
  }

  private boolean exactly(@Nullable String part, @Nullable String searched, boolean quoted) {
    if (searched == null) {
      return true;
    }
    return (dbtCreated && !quoted)
        ? part != null && lower(part).equals(lower(searched))
        : searched.equals(part);
  }

  private boolean nearly(@Nullable String part, @Nullable String searched) {
    return searched == null
        || relationClass.bareName(part).equals(relationClass.bareName(searched));
  }

  /** The identifier in lower case and without its quotes, which near matches compare. */
  String bareName() {
    return relationClass.bareName(identifier);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  // ---- changed copies

  public Relation withPath(
      @Nullable String newDatabase, @Nullable String newSchema, @Nullable String newIdentifier) {
    return new Relation(
        relationClass,
        newDatabase,
        newSchema,
        newIdentifier,
        type,
        includePolicy,
        quotePolicy,
        dbtCreated,
        limit,
        eventTimeFilter,
        catalog,
        external,
        informationSchemaView);
  }

  public Relation withType(@Nullable RelationType newType) {
    return new Relation(
        relationClass,
        database,
        schema,
        identifier,
        newType,
        includePolicy,
        quotePolicy,
        dbtCreated,
        limit,
        eventTimeFilter,
        catalog,
        external,
        informationSchemaView);
  }

  public Relation withIncludePolicy(Policy newPolicy) {
    return policies(newPolicy, quotePolicy);
  }

  public Relation withQuotePolicy(Policy newPolicy) {
    return policies(includePolicy, newPolicy);
  }

  private Relation policies(Policy include, Policy quote) {
    return new Relation(
        relationClass,
        database,
        schema,
        identifier,
        type,
        include,
        quote,
        dbtCreated,
        limit,
        eventTimeFilter,
        catalog,
        external,
        informationSchemaView);
  }

  public Relation withLimit(@Nullable Long newLimit) {
    return reading(dbtCreated, newLimit, eventTimeFilter, external, informationSchemaView);
  }

  public Relation withEventTimeFilter(@Nullable EventTimeFilter filter) {
    return reading(dbtCreated, limit, filter, external, informationSchemaView);
  }

  public Relation withDbtCreated(boolean created) {
    return reading(created, limit, eventTimeFilter, external, informationSchemaView);
  }

  public Relation withExternal(@Nullable String newExternal) {
    return reading(dbtCreated, limit, eventTimeFilter, newExternal, informationSchemaView);
  }

  private Relation reading(
      boolean created,
      @Nullable Long newLimit,
      @Nullable EventTimeFilter filter,
      @Nullable String newExternal,
      @Nullable String newView) {
    return new Relation(
        relationClass,
        database,
        schema,
        identifier,
        type,
        includePolicy,
        quotePolicy,
        created,
        newLimit,
        filter,
        catalog,
        newExternal,
        newView);
  }

  private Relation withInformationSchemaView(@Nullable Object view) {
    if (view != null && !(view instanceof String)) {
      throw ProblemException.compilation("Got an invalid name: " + view);
    }
    return reading(dbtCreated, limit, eventTimeFilter, external, (String) view);
  }

  /** {@code relation.include(...)}: null leaves a part as it is. */
  public Relation include(
      @Nullable Boolean newDatabase, @Nullable Boolean newSchema, @Nullable Boolean newIdentifier) {
    return withIncludePolicy(includePolicy.with(newDatabase, newSchema, newIdentifier));
  }

  /** {@code relation.quote(...)}: null leaves a part as it is. */
  public Relation quote(
      @Nullable Boolean newDatabase, @Nullable Boolean newSchema, @Nullable Boolean newIdentifier) {
    return withQuotePolicy(quotePolicy.with(newDatabase, newSchema, newIdentifier));
  }

  /** {@code relation.replace_path(**parts)}: only the keys given change, also to null. */
  public Relation replacePath(Map<String, ? extends @Nullable Object> parts) {
    return withPath(
        part(parts, "database", database),
        part(parts, "schema", schema),
        part(parts, "identifier", identifier));
  }

  private static @Nullable String part(
      Map<String, ? extends @Nullable Object> parts, String key, @Nullable String old) {
    return parts.containsKey(key) ? RelationClass.pathPart(parts.get(key), key) : old;
  }

  /** {@code relation.incorporate(**fields)} and {@code replace}; unknown keys are ignored. */
  public Relation incorporate(Map<String, ? extends @Nullable Object> fields) {
    Relation result = this;
    for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
      result = result.incorporate(field.getKey(), field.getValue());
    }
    return result;
  }

  private Relation incorporate(String key, @Nullable Object value) {
    return switch (key) {
      case "path" ->
          value == null ? withPath(null, null, null) : replacePath(texts(dictionary(value)));
      case "type" -> withType(typeOf(value));
      case "quote_policy" -> value == null ? this : withQuotePolicy(policy(quotePolicy, value));
      case "include_policy" ->
          value == null ? this : withIncludePolicy(policy(includePolicy, value));
      case "limit" -> withLimit(value instanceof Number number ? number.longValue() : null);
      case "event_time_filter" ->
          withEventTimeFilter(value instanceof EventTimeFilter filter ? filter : null);
      case "dbt_created" -> withDbtCreated(Boolean.TRUE.equals(value));
      case "external" -> withExternal((String) value);
      case "information_schema_view" -> withInformationSchemaView(value);
      default -> this;
    };
  }

  // dbt 1.12: only replace_path refuses parts that are no texts
  private static Map<String, @Nullable Object> texts(Map<String, @Nullable Object> parts) {
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    parts.forEach((part, value) -> texts.put(part, value == null ? null : PythonText.str(value)));
    return texts;
  }

  private static Policy policy(Policy old, Object value) {
    return value instanceof Policy policy ? policy : old.with(dictionary(value));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> dictionary(Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw ProblemException.compilation("Expected a dictionary for a relation, but got " + value);
  }

  private static @Nullable RelationType typeOf(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case RelationType given -> given;
      default ->
          RelationType.ofWord(value.toString())
              .orElseThrow(
                  () -> ProblemException.runtime("'" + value + "' is not a valid RelationType"));
    };
  }

  /** Only database and schema, the identifier gone from path and text. */
  public Relation withoutIdentifier() {
    return include(null, null, false).withPath(database, schema, null);
  }

  /** The information schema of this relation's database, or a view of it. */
  public Relation informationSchema(@Nullable String view) {
    return new Relation(
        RelationClass.INFORMATION_SCHEMA,
        database,
        null,
        "INFORMATION_SCHEMA",
        RelationType.VIEW,
        new Policy(database != null, false, true),
        quotePolicy.with(null, null, false),
        false,
        null,
        null,
        null,
        null,
        view);
  }

  /** The fields as dbt's {@code to_dict(omit_none=True)} gives them. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> path = new LinkedHashMap<>();
    putUnlessNull(path, "database", database);
    putUnlessNull(path, "schema", schema);
    putUnlessNull(path, "identifier", identifier);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("path", path);
    putUnlessNull(map, "type", type == null ? null : type.word());
    map.put("quote_character", relationClass.quoteCharacter());
    map.put("include_policy", includePolicy.toMap());
    map.put("quote_policy", quotePolicy.toMap());
    map.put("dbt_created", dbtCreated);
    putUnlessNull(map, "limit", limit);
    map.put("require_alias", relationClass.requireAlias());
    putUnlessNull(map, "catalog", catalog);
    map.put("renameable_relations", words(relationClass.renameable()));
    map.put("replaceable_relations", words(relationClass.replaceable()));
    putUnlessNull(map, "external", external);
    putUnlessNull(map, "information_schema_view", informationSchemaView);
    return map;
  }

  private static List<String> words(Iterable<RelationType> types) {
    List<String> words = new java.util.ArrayList<>();
    types.forEach(type -> words.add(type.word()));
    words.sort(null);
    return words;
  }

  private static void putUnlessNull(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** Hash of the name, as in dbt, so that equal relations found by different ways collide. */
  @Override
  public int hashCode() {
    return Objects.hashCode(render());
  }
}
