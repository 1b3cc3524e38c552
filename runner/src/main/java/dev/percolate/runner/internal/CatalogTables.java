package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.Catalog;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a catalog query together to tables and finds the nodes they belong to. */
public final class CatalogTables {
  private final Manifest manifest;
  private final Map<String, Draft> tables = new LinkedHashMap<>();

  public CatalogTables(Manifest manifest, List<Row> rows) {
    this.manifest = manifest;
    for (Row row : rows) {
      Draft table = tables.computeIfAbsent(name(row), _ -> new Draft(row));
      table.addColumn(row);
    }
  }

  /** Tables by unique id. */
  public record Matched(Map<String, Catalog.Table> nodes, Map<String, Catalog.Table> sources) {}

  /**
   * The tables of nodes and of sources; tables that belong to neither are dropped.
   *
   * @param selected unique ids, or null for everything
   */
  public Matched match(@Nullable Set<String> selected) {
    Map<String, String> nodeIds = new LinkedHashMap<>();
    for (ExecutableNode node : manifest.nodes().values()) {
      nodeIds.put(key(node.database(), node.schema(), node.alias()), node.uniqueId());
    }
    Map<String, Set<String>> sourceIds = new LinkedHashMap<>();
    for (Source source : manifest.sources().values()) {
      sourceIds
          .computeIfAbsent(
              key(source.database(), source.schema(), source.identifier()),
              _ -> new LinkedHashSet<>())
          .add(source.uniqueId());
    }
    Map<String, Catalog.Table> nodes = new LinkedHashMap<>();
    Map<String, Catalog.Table> sources = new LinkedHashMap<>();
    for (Draft table : tables.values()) {
      String key = key(table.database, table.schema, table.name);
      String id = nodeIds.get(key);
      if (id != null && isSelected(id, selected)) {
        nodes.put(id, table.build(id));
      }
      for (String source : sourceIds.getOrDefault(key, Set.of())) {
        if (sources.containsKey(source)) {
          throw ambiguous(source, sources.get(source), table);
        }
        if (isSelected(source, selected)) {
          sources.put(source, table.build(source));
        }
      }
    }
    return new Matched(nodes, sources);
  }

  private static boolean isSelected(String uniqueId, @Nullable Set<String> selected) {
    return selected == null || selected.contains(uniqueId);
  }

  private static ProblemException ambiguous(
      String uniqueId, Catalog.@Nullable Table first, Draft second) {
    return ProblemException.compilation(
        "dbt found two relations in your warehouse with similar database identifiers. dbt\n"
            + "is unable to determine which of these relations was created by the model \""
            + uniqueId
            + "\".\nIn order for dbt to correctly generate the catalog, one of the following"
            + " relations must be deleted or renamed:\n\n - "
            + (first == null ? "" : first.schema() + "." + first.name())
            + "\n - "
            + second.schema
            + "."
            + second.name);
  }

  private static String key(
      @Nullable String database, @Nullable String schema, @Nullable String name) {
    return (database + "." + schema + "." + name).toLowerCase(Locale.ROOT);
  }

  private static String name(Row row) {
    return CatalogQuery.text(row, "table_database")
        + "."
        + CatalogQuery.text(row, "table_schema")
        + "."
        + CatalogQuery.text(row, "table_name");
  }

  /** A table while its columns are collected. */
  private static final class Draft {
    private final Row row;
    private final @Nullable String database;
    private final String schema;
    private final String name;
    private final Map<String, Catalog.Column> columns = new LinkedHashMap<>();

    Draft(Row row) {
      this.row = row;
      this.database = CatalogQuery.text(row, "table_database");
      this.schema = String.valueOf(CatalogQuery.text(row, "table_schema"));
      this.name = String.valueOf(CatalogQuery.text(row, "table_name"));
    }

    void addColumn(Row column) {
      String columnName = String.valueOf(CatalogQuery.text(column, "column_name"));
      long index =
          column.has("column_index") && column.get("column_index") instanceof Number number
              ? number.longValue()
              : 0;
      columns.put(
          columnName,
          new Catalog.Column(
              String.valueOf(CatalogQuery.text(column, "column_type")),
              index,
              columnName,
              CatalogQuery.text(column, "column_comment")));
    }

    Catalog.Table build(String uniqueId) {
      return new Catalog.Table(
          uniqueId,
          String.valueOf(CatalogQuery.text(row, "table_type")),
          schema,
          name,
          database,
          CatalogQuery.text(row, "table_comment"),
          CatalogQuery.text(row, "table_owner"),
          columns,
          stats());
    }

    private Map<String, Catalog.Statistic> stats() {
      List<String> ids = new ArrayList<>();
      for (String column : row.names()) {
        if (column.startsWith("stats:") && column.endsWith(":label")) {
          ids.add(column.substring("stats:".length(), column.length() - ":label".length()));
        }
      }
      Map<String, Catalog.Statistic> stats = new LinkedHashMap<>();
      for (String id : ids) {
        String prefix = "stats:" + id + ":";
        if (Truth.test(row.get(prefix + "include"))) {
          stats.put(
              id,
              new Catalog.Statistic(
                  id,
                  String.valueOf(CatalogQuery.text(row, prefix + "label")),
                  row.get(prefix + "value"),
                  true,
                  CatalogQuery.text(row, prefix + "description")));
        }
      }
      stats.put(
          "has_stats",
          stats.isEmpty()
              ? Catalog.Statistic.HAS_NONE
              : new Catalog.Statistic(
                  "has_stats",
                  "Has Stats?",
                  true,
                  false,
                  Catalog.Statistic.HAS_NONE.description()));
      return stats;
    }
  }
}
