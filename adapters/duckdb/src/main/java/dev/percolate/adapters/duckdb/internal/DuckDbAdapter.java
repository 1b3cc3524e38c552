package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Capability;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ConstraintSupport;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.adapters.api.ModelKeys;
import dev.percolate.adapters.api.Policy;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationCache;
import dev.percolate.adapters.api.RelationClass;
import dev.percolate.adapters.api.SourceLocation;
import dev.percolate.adapters.api.SqlText;
import dev.percolate.diagnostics.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The DuckDB adapter. */
public final class DuckDbAdapter implements Adapter {
  private static final RelationClass RELATION =
      new RelationClass(
          "dbt.adapters.duckdb.relation.DuckDBRelation",
          "\"",
          Policy.ALL,
          Policy.ALL,
          false,
          Set.of(),
          Set.of());

  private final DuckDbCredentials credentials;
  private final AdapterSettings settings;
  private final DuckDbLog log;
  private final DuckDbDatabase database;
  private final ConnectionPool connections;
  private final RelationCache relations;
  private final ForeignKeys foreignKeys;
  private @Nullable Map<String, AdapterMethod> methods;

  /** An adapter that opens nothing yet. */
  public DuckDbAdapter(DuckDbCredentials credentials, AdapterSettings settings) {
    this.credentials = credentials;
    this.settings = settings;
    log = new DuckDbLog(settings.events());
    database = new DuckDbDatabase(credentials, settings.directory(), log);
    connections =
        new ConnectionPool(
            "duckdb", database, credentials.transactionsDisabled(), settings.events());
    relations = new RelationCache(settings.events());
    foreignKeys = new ForeignKeys(connections);
  }

  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public MacroPackage macros() {
    return new MacroPackage("dbt_duckdb", DuckDbAdapter.class, "dev/percolate/adapters/duckdb");
  }

  @Override
  public Credentials credentials() {
    return credentials;
  }

  DuckDbCredentials duckDb() {
    return credentials;
  }

  ForeignKeys foreignKeys() {
    return foreignKeys;
  }

  @Override
  public AdapterSettings settings() {
    return settings;
  }

  @Override
  public RelationClass relationClass() {
    return RELATION;
  }

  @Override
  public ColumnClass columnClass() {
    return DuckDbColumnClass.INSTANCE;
  }

  @Override
  public String dateFunction() {
    return "now()";
  }

  @Override
  public boolean isCancelable() {
    return true;
  }

  @Override
  public Map<ConstraintType, ConstraintSupport> constraintSupport() {
    Map<ConstraintType, ConstraintSupport> support = new EnumMap<>(ConstraintType.class);
    for (ConstraintType type : ConstraintType.values()) {
      support.put(type, ConstraintSupport.ENFORCED);
    }
    return support;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.SCHEMA_METADATA_BY_RELATIONS, Capability.MICROBATCH_CONCURRENCY);
  }

  @Override
  public List<String> validIncrementalStrategies() {
    return List.of("append", "delete+insert", "merge", "microbatch");
  }

  @Override
  public ConnectionPool connections() {
    return connections;
  }

  @Override
  public RelationCache relations() {
    return relations;
  }

  @Override
  public synchronized Map<String, AdapterMethod> methods() {
    Map<String, AdapterMethod> known = methods;
    if (known == null) {
      known = new DuckDbMethods(this, Clock.systemUTC()).all();
      methods = known;
    }
    return known;
  }

  @Override
  public Runnable beforeModel(ModelKeys model) {
    return foreignKeys.acquire(model);
  }

  @Override
  public List<Column> columnsInQuery(String sql) {
    List<Column> columns = new ArrayList<>();
    for (List<@Nullable Object> row : connections.select("DESCRIBE (" + sql + ")").fetch(0)) {
      String name = String.valueOf(row.get(0));
      columns.addAll(columnClass().column(name, String.valueOf(row.get(1))).flatten());
    }
    return columns;
  }

  /** Of tables alone: describing a view binds it anew, and may find other columns than are kept. */
  @Override
  public @Nullable String columnsQuery(Relation schema, List<String> identifiers) {
    return "select c.table_name, c.column_name, c.data_type,"
        + " cast(null as bigint), cast(null as bigint), cast(null as bigint)\n"
        + "from duckdb_columns() c\n"
        + "join duckdb_tables() t using (database_oid, schema_oid, table_oid)\n"
        + "where c.database_name = "
        + SqlText.literal(schema.database())
        + " and c.schema_name = "
        + SqlText.literal(schema.schema())
        + "\n  and c.table_name in ("
        + SqlText.literals(identifiers)
        + ")\norder by c.table_name, c.column_index";
  }

  @Override
  public AdapterResponse runPython(String path, String code) {
    PythonModel model = new PythonModel(settings.directory(), credentials.modulePaths(), log);
    return connections.runCode(code, session -> model.run((DuckDbSession) session, path, code));
  }

  @Override
  public boolean isMissingRelation(ProblemException failure) {
    return failure.problem().message().toLowerCase(Locale.ROOT).contains("does not exist");
  }

  @Override
  public boolean expandsColumnTypes() {
    return false;
  }

  @Override
  public @Nullable String externalLocation(SourceLocation source) {
    Object plugin = source.meta().get("plugin");
    if (source.meta().containsKey("plugin")) {
      if (database.isOpen()) {
        throw ProblemException.runtime(
            "dbt-duckdb plugins need Python: the plugin '"
                + plugin
                + "' of source "
                + source.name()
                + " is not supported by Percolate");
      }
      return null;
    }
    return source.meta().containsKey("external_location") ? ExternalSource.location(source) : null;
  }

  @Override
  public String foreignKeyTarget(String target) {
    int dot = target.indexOf('.');
    // DuckDB takes no catalog in a foreign key's target
    return dot >= 0 && target.indexOf('.', dot + 1) >= 0 ? target.substring(dot + 1) : target;
  }

  @Override
  public void close() {
    connections.close();
    database.close();
  }
}
