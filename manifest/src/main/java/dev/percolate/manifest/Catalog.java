package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * catalog.json, schema v1.
 *
 * @param nodes tables of nodes by unique id
 * @param sources tables of sources by unique id
 * @param errors texts, or null when there were none
 */
public record Catalog(
    ArtifactMetadata metadata,
    Map<String, Table> nodes,
    Map<String, Table> sources,
    @Nullable List<String> errors)
    implements Part {
  public static final String SCHEMA_VERSION = "https://schemas.getdbt.com/dbt/catalog/v1.json";

  public Catalog {
    nodes = Frozen.map(nodes);
    sources = Frozen.map(sources);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("metadata", metadata);
    sink.field("nodes", nodes);
    sink.field("sources", sources);
    sink.field("errors", errors);
  }

  /**
   * A table or view of the warehouse.
   *
   * @param type as the warehouse calls it, such as {@code BASE TABLE}
   */
  public record Table(
      String uniqueId,
      String type,
      String schema,
      String name,
      @Nullable String database,
      @Nullable String comment,
      @Nullable String owner,
      Map<String, Column> columns,
      Map<String, Statistic> stats)
      implements Part {

    public Table {
      columns = Frozen.map(columns);
      stats = Frozen.map(stats);
    }

    @Override
    public void fields(FieldSink sink) {
      Part head =
          inner -> {
            inner.field("type", type);
            inner.field("schema", schema);
            inner.field("name", name);
            inner.field("database", database);
            inner.field("comment", comment);
            inner.field("owner", owner);
          };
      sink.field("metadata", head);
      sink.field("columns", columns);
      sink.field("stats", stats);
      sink.field("unique_id", uniqueId);
    }
  }

  /** A column; {@code index} counts from 1. */
  public record Column(String type, long index, String name, @Nullable String comment)
      implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("type", type);
      sink.field("index", index);
      sink.field("name", name);
      sink.field("comment", comment);
    }
  }

  /** A statistic of a table, such as its size. */
  public record Statistic(
      String id,
      String label,
      @Nullable Object value,
      boolean include,
      @Nullable String description)
      implements Part {
    /** What dbt writes for a table without statistics. */
    public static final Statistic HAS_NONE =
        new Statistic(
            "has_stats",
            "Has Stats?",
            false,
            false,
            "Indicates whether there are statistics for this table");

    @Override
    public void fields(FieldSink sink) {
      sink.field("id", id);
      sink.field("label", label);
      sink.field("value", value);
      sink.field("include", include);
      sink.field("description", description);
    }
  }
}
