package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.ModelKeys;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps models that share a foreign key from being built at once: building either end alters both
 * tables, and DuckDB refuses such transactions side by side.
 */
final class ForeignKeys {
  private static final Set<ConstraintType> KEYS =
      EnumSet.of(ConstraintType.PRIMARY_KEY, ConstraintType.UNIQUE, ConstraintType.FOREIGN_KEY);

  private record Place(String database, String schema, String identifier) {}

  private final ConnectionPool connections;
  private final Semaphore turn = new Semaphore(1);
  private final Map<String, Map<String, Set<ConstraintType>>> bySchema = new HashMap<>();
  private @Nullable Map<String, String> catalogTypes;

  ForeignKeys(ConnectionPool connections) {
    this.connections = connections;
  }

  /** Waits for the model's turn if it needs one; gives what ends the turn. */
  Runnable acquire(ModelKeys model) {
    Place place = place(model.database(), model.schema(), model.identifier());
    if (!supports(place.database())) {
      return () -> {};
    }
    Set<ConstraintType> types = EnumSet.noneOf(ConstraintType.class);
    types.addAll(model.constraints());
    types.retainAll(KEYS);
    if (types.isEmpty()) {
      types.addAll(existing(place));
      if (types.isEmpty()) {
        return () -> {};
      }
    }
    turn.acquireUninterruptibly();
    boolean kept = false;
    try {
      types.addAll(existing(place));
      kept = types.contains(ConstraintType.FOREIGN_KEY) || isReferenced(place);
    } finally {
      if (!kept) {
        turn.release();
      }
    }
    return kept ? turn::release : () -> {};
  }

  /** Whether the catalog is one whose foreign keys DuckDB itself keeps. */
  synchronized boolean supports(String database) {
    Map<String, String> types = catalogTypes;
    if (types == null) {
      types = new HashMap<>();
      for (Row row : query("select database_name, type from duckdb_databases()").rows()) {
        types.put(fold(row.get(0)), fold(row.get(1)));
      }
      catalogTypes = types;
    }
    String type = types.get(fold(database));
    return "duckdb".equals(type) || "motherduck".equals(type);
  }

  /** Key constraints the relation had when its schema was first looked at. */
  Set<ConstraintType> existing(
      @Nullable String database, @Nullable String schema, @Nullable String identifier) {
    Place place = place(database, schema, identifier);
    return supports(place.database()) ? existing(place) : Set.of();
  }

  private synchronized Set<ConstraintType> existing(Place place) {
    String key = fold(place.database()) + "\0" + fold(place.schema());
    Map<String, Set<ConstraintType>> tables = bySchema.get(key);
    if (tables == null) {
      tables = new HashMap<>();
      ResultTable found =
          query(
              "select table_name, constraint_type from duckdb_constraints()\nwhere "
                  + equal("database_name", place.database())
                  + " and "
                  + equal("schema_name", place.schema())
                  + "\n  and constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')");
      for (Row row : found.rows()) {
        String word = fold(row.get(1)).replace(' ', '_');
        ConstraintType.ofWord(word).ifPresent(add(tables, fold(row.get(0))));
      }
      bySchema.put(key, tables);
    }
    return tables.getOrDefault(fold(place.identifier()), Set.of());
  }

  private static java.util.function.Consumer<ConstraintType> add(
      Map<String, Set<ConstraintType>> tables, String table) {
    return type ->
        tables.computeIfAbsent(table, k -> EnumSet.noneOf(ConstraintType.class)).add(type);
  }

  private boolean isReferenced(Place place) {
    return query(
                "select 1 from duckdb_constraints()\nwhere constraint_type = 'FOREIGN KEY' and "
                    + equal("database_name", place.database())
                    + " and "
                    + equal("schema_name", place.schema())
                    + "\n  and "
                    + equal("referenced_table", place.identifier())
                    + " and lower(table_name) <> lower(referenced_table)\nlimit 1")
            .size()
        > 0;
  }

  private ResultTable query(String sql) {
    return connections.execute(sql, false, true, 0).table();
  }

  private static String equal(String column, String value) {
    return "lower(" + column + ") = lower('" + SqlText.escape(value) + "')";
  }

  private static String fold(@Nullable Object text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT);
  }

  private static Place place(
      @Nullable String database, @Nullable String schema, @Nullable String identifier) {
    if (database == null || schema == null || identifier == null) {
      throw ProblemException.runtime(
          "Foreign key metadata requires a relation with a database, schema, and identifier; got "
              + database
              + "."
              + schema
              + "."
              + identifier);
    }
    return new Place(database, schema, identifier);
  }
}
