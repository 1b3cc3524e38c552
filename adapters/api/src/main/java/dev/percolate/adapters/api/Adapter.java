package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.MaxPrecision;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One warehouse as dbt's macros see it: facts that need no connection, and the connections. Safe
 * for use by many threads. Methods that dbt implements by calling a macro (list relations, drop,
 * rename, columns) are not here: the caller runs the macro and hands its table to {@link
 * #relationsFrom}.
 */
public interface Adapter extends AutoCloseable {
  // ---- facts

  /** Such as {@code duckdb}. */
  String type();

  /** Macro name prefixes for dispatch, first to try first. */
  default List<String> dispatchPrefixes() {
    return List.of(type(), "default");
  }

  /** The macros this adapter ships. */
  MacroPackage macros();

  Credentials credentials();

  AdapterSettings settings();

  RelationClass relationClass();

  ColumnClass columnClass();

  /** SQL for the current time. */
  String dateFunction();

  boolean isCancelable();

  Map<ConstraintType, ConstraintSupport> constraintSupport();

  Set<Capability> capabilities();

  default boolean supports(Capability capability) {
    return capabilities().contains(capability);
  }

  /** dbt's standard strategies this warehouse has. */
  List<String> validIncrementalStrategies();

  // ---- state

  ConnectionPool connections();

  RelationCache relations();

  /** Methods of {@code adapter} in templates that only this adapter has, by name. */
  default Map<String, AdapterMethod> methods() {
    return Map.of();
  }

  /**
   * Waits until the model may be built, and gives what must run when it has been built or has
   * failed. Needs a connection.
   */
  default Runnable beforeModel(ModelKeys model) {
    return () -> {};
  }

  /** Columns of a query's result, without running more of it than needed. */
  List<Column> columnsInQuery(String sql);

  /**
   * A query for the columns of several tables of one schema at once. Each row has the table's name
   * and then what this adapter's macro {@code get_columns_in_relation} gives for it: name, type,
   * size, precision and scale, in the order of the columns. It may leave out what it cannot tell
   * for certain.
   *
   * @param schema with a database and no identifier
   * @return null when there is no such query
   */
  default @Nullable String columnsQuery(Relation schema, List<String> identifiers) {
    return null;
  }

  /**
   * What a missing relation's {@code get_columns_in_relation} macro failure means: true when it
   * stands for "no columns".
   */
  default boolean isMissingRelation(ProblemException failure) {
    return false;
  }

  /** Whether string columns have lengths that {@code expand_target_column_types} can widen. */
  default boolean expandsColumnTypes() {
    return true;
  }

  /**
   * The macro that tells which relation reads which, where dropping one takes its readers along;
   * null where it does not. Its table has the reader's schema and name, then those of what it
   * reads.
   */
  default @Nullable String dependenciesMacro() {
    return null;
  }

  /**
   * Runs a Python model's compiled code and waits for its end.
   *
   * @param path the model's file, for places in messages
   */
  default AdapterResponse runPython(String path, String code) {
    throw ProblemException.runtime("Python models are not supported by the " + type() + " adapter");
  }

  /** SQL that stands for a source lying outside the warehouse, or null for an ordinary one. */
  default @Nullable String externalLocation(SourceLocation source) {
    return null;
  }

  /** Closes all connections and lets go of files. */
  @Override
  void close();

  // ---- names

  default String quote(String identifier) {
    return "\"" + identifier + "\"";
  }

  /** Quotes {@code identifier} if the project quotes the part {@code key}. */
  default String quoteAsConfigured(String identifier, String key) {
    Policy policy = relationClass().quotePolicy().with(settings().quoting());
    boolean quoted =
        switch (key) {
          case "database" -> policy.database();
          case "schema" -> policy.schema();
          case "identifier" -> policy.identifier();
          default -> false;
        };
    return quoted ? quote(identifier) : identifier;
  }

  /** A seed's column name in SQL; {@code quoteConfig} is the config {@code quote_columns}. */
  default String quoteSeedColumn(String column, @Nullable Object quoteConfig) {
    if (quoteConfig == null || quoteConfig instanceof Boolean) {
      return Boolean.FALSE.equals(quoteConfig) ? column : quote(column);
    }
    throw ProblemException.compilation(
        "The seed configuration value of \"quote_columns\" has an invalid type "
            + PythonText.typeOf(quoteConfig));
  }

  // ---- tables

  /** The SQL type a seed's column gets. */
  default @Nullable String convertType(ResultTable table, int column) {
    return switch (table.columnTypes().get(column)) {
      case INTEGER -> "integer";
      case NUMBER -> MaxPrecision.of(table, column, table.size()) != 0 ? "float8" : "integer";
      case TEXT -> "text";
      case BOOLEAN -> "boolean";
      case DATE_TIME, ISO_DATE_TIME -> "timestamp without time zone";
      case DATE -> "date";
      case TIME_DELTA -> "time";
    };
  }

  /**
   * Relations from the table of the macro {@code list_relations_without_caching}: columns database,
   * name, schema, type by position.
   */
  default List<Relation> relationsFrom(ResultTable table) {
    List<Relation> relations = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      if (row.values().size() != 4) {
        throw ProblemException.of(
            ProblemKind.RUNTIME,
            "Invalid value from \"list_relations_without_caching\", got "
                + row.values().size()
                + " values, expected 4");
      }
      RelationType type =
          RelationType.ofWord(String.valueOf(row.get(3))).orElse(RelationType.EXTERNAL);
      relations.add(
          relationClass()
              .create((String) row.get(0), (String) row.get(2), (String) row.get(1), type)
              .withQuotePolicy(Policy.ALL));
    }
    return relations;
  }

  /** Grantees by privilege, from a table with columns grantee and privilege_type. */
  default Map<String, List<@Nullable Object>> standardizeGrants(ResultTable grants) {
    Map<String, List<@Nullable Object>> byPrivilege = new LinkedHashMap<>();
    for (Row row : grants.rows()) {
      byPrivilege
          .computeIfAbsent(String.valueOf(row.get("privilege_type")), k -> new ArrayList<>())
          .add(row.get("grantee"));
    }
    return byPrivilege;
  }

  // ---- constraints

  /** DDL of columns with their constraints, from the YAML column dictionaries. */
  default List<String> renderRawColumnsConstraints(
      Map<String, ? extends Map<String, ? extends @Nullable Object>> columns) {
    return new ConstraintRenderer(this).columns(columns);
  }

  /** DDL of model level constraints, from their YAML dictionaries. */
  default List<String> renderRawModelConstraints(
      List<? extends Map<String, ? extends @Nullable Object>> constraints) {
    return new ConstraintRenderer(this).model(constraints);
  }

  /** The form of a foreign key's target this warehouse accepts. */
  default String foreignKeyTarget(String target) {
    return target;
  }
}
