package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Capability;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ColumnClass;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ConstraintSupport;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.adapters.api.Cursor;
import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.adapters.api.Policy;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationCache;
import dev.percolate.adapters.api.RelationClass;
import dev.percolate.adapters.api.RelationType;
import dev.percolate.adapters.api.SqlText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL adapter. */
public final class PostgresAdapter implements Adapter {
  private static final int LONGEST_NAME = 63;

  private final PostgresCredentials credentials;
  private final AdapterSettings settings;
  private final RelationClass relationClass;
  private final ConnectionPool connections;
  private final RelationCache relations;
  private final Map<String, AdapterMethod> methods;

  /** An adapter that opens nothing yet. */
  public PostgresAdapter(PostgresCredentials credentials, AdapterSettings settings) {
    this.credentials = credentials;
    this.settings = settings;
    Set<RelationType> changeable = EnumSet.of(RelationType.VIEW, RelationType.TABLE);
    relationClass =
        new RelationClass(
            "dbt.adapters.postgres.relation.PostgresRelation",
            "\"",
            Policy.ALL,
            Policy.ALL,
            true,
            changeable,
            changeable,
            LONGEST_NAME,
            List.of(IndexChanges.method()));
    connections =
        new ConnectionPool("postgres", new PostgresServer(credentials), false, settings.events());
    relations = new RelationCache(settings.events());
    methods = new PostgresMethods(credentials.database(), Clock.systemUTC()).all();
  }

  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public MacroPackage macros() {
    return new MacroPackage(
        "dbt_postgres", PostgresAdapter.class, "dev/percolate/adapters/postgres");
  }

  @Override
  public Credentials credentials() {
    return credentials;
  }

  @Override
  public AdapterSettings settings() {
    return settings;
  }

  @Override
  public RelationClass relationClass() {
    return relationClass;
  }

  @Override
  public ColumnClass columnClass() {
    return PostgresColumnClass.INSTANCE;
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
    return EnumSet.of(Capability.SCHEMA_METADATA_BY_RELATIONS);
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
  public Map<String, AdapterMethod> methods() {
    return methods;
  }

  @Override
  public List<Column> columnsInQuery(String sql) {
    Cursor cursor = connections.select(sql);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < cursor.columnNames().size(); i++) {
      columns.add(columnClass().create(cursor.columnNames().get(i), cursor.columnTypes().get(i)));
    }
    return columns;
  }

  @Override
  public @Nullable String columnsQuery(Relation schema, List<String> identifiers) {
    return "select table_name, column_name, data_type, character_maximum_length,"
        + " numeric_precision, numeric_scale\nfrom "
        + schema.informationSchema("columns")
        + "\nwhere table_schema = "
        + SqlText.literal(schema.schema())
        + " and table_name in ("
        + SqlText.literals(identifiers)
        + ")\norder by table_name, ordinal_position";
  }

  @Override
  public String dependenciesMacro() {
    return "postgres__get_relations";
  }

  @Override
  public void close() {
    connections.close();
  }
}
