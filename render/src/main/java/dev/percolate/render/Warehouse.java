package dev.percolate.render;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What dbt's adapters do by calling macros: finding, dropping and renaming relations and so on,
 * keeping the relation cache true. Uses the calling thread's connection.
 */
public interface Warehouse {
  /** The relations of a schema, from the cache when it has been listed. */
  List<Relation> listRelations(@Nullable String database, String schema);

  /** Asks what is in a schema ahead of those who will want to know. */
  void cacheRelations(@Nullable String database, String schema);

  /** The relations of a schema as the warehouse lists them. */
  List<Relation> listRelationsWithoutCaching(Relation schema);

  /** The relation of that name, or null. */
  @Nullable Relation relation(
      @Nullable String database, @Nullable String schema, @Nullable String identifier);

  List<String> listSchemas(@Nullable String database);

  boolean schemaExists(@Nullable String database, String schema);

  void createSchema(Relation schema);

  void dropSchema(Relation schema);

  void drop(Relation relation);

  void truncate(Relation relation);

  void rename(Relation from, Relation to);

  List<Column> columns(Relation relation);

  /** Columns of {@code from} that {@code to} lacks. */
  List<Column> missingColumns(Relation from, Relation to);

  /** Widens text columns of {@code current} to hold those of {@code goal}. */
  void expandColumnTypes(Relation goal, Relation current);

  /** Asks the warehouse to check SQL without running it. */
  AdapterResponse validate(String sql);

  /**
   * Calls a macro found by name in one package, or with null in any.
   *
   * @return what it returned, or else its text; tables are {@code ResultTable}
   */
  @Nullable Object callMacro(
      String name, @Nullable String packageName, Map<String, ? extends @Nullable Object> arguments);
}
