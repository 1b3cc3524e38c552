package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.Capability;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationConfig;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.compiler.TargetFiles;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Source;
import dev.percolate.render.Warehouse;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the warehouse for the columns of relations by dbt's catalog macros. */
public final class CatalogQuery {
  // dbt 1.12: with more relations than this, whole schemas are asked for
  private static final int MOST_RELATIONS = 100;

  private final RunEnvironment environment;
  private final Adapter adapter;
  private final Set<String> usedSchemas = new LinkedHashSet<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  public CatalogQuery(RunEnvironment environment) {
    this.environment = environment;
    this.adapter = environment.adapter();
  }

  /**
   * What the warehouse said.
   *
   * @param rows one for each column, with dbt's names
   * @param errors a text for each question that failed
   */
  public record Answer(List<Row> rows, List<String> errors) {}

  /**
   * Asks about the selected nodes and sources; the adapter chooses how.
   *
   * @param selected unique ids, or null for everything
   */
  public Answer ask(@Nullable Set<String> selected) {
    for (ExecutableNode node : environment.manifest().nodes().values()) {
      usedSchemas.add(key(node.database(), node.schema()));
    }
    for (Source source : environment.manifest().sources().values()) {
      usedSchemas.add(key(source.database(), source.schema()));
    }
    Set<Relation> wanted = selected == null ? null : relations(selected);
    adapter.connections().acquire("generate_catalog");
    try {
      if (wanted == null
          || wanted.size() > MOST_RELATIONS
          || !adapter.supports(Capability.SCHEMA_METADATA_BY_RELATIONS)) {
        bySchemas(relations(null));
      } else {
        byRelations(wanted);
      }
    } finally {
      adapter.connections().close();
    }
    return new Answer(wanted == null || wanted.isEmpty() ? rows : only(wanted), errors);
  }

  private static String key(@Nullable String database, @Nullable String schema) {
    return (database + "." + schema).toLowerCase(Locale.ROOT);
  }

  private Set<Relation> relations(@Nullable Set<String> selected) {
    Set<Relation> relations = new LinkedHashSet<>();
    WarehousePreparation preparation = new WarehousePreparation(environment, scope());
    for (ExecutableNode node : environment.manifest().nodes().values()) {
      if ((selected == null || selected.contains(node.uniqueId())) && preparation.isBuilt(node)) {
        relations.add(
            adapter
                .relationClass()
                .createFrom(
                    environment.project().quoting(),
                    new RelationConfig(
                        node.database(), node.schema(), node.alias(), Map.of(), null)));
      }
    }
    for (Source source : environment.manifest().sources().values()) {
      if (selected == null || selected.contains(source.uniqueId())) {
        relations.add(
            adapter
                .relationClass()
                .createFrom(
                    Map.of(),
                    new RelationConfig(
                        source.database(),
                        source.schema(),
                        source.identifier(),
                        source.quoting(),
                        null)));
      }
    }
    return relations;
  }

  private CommandScope scope() {
    return new CommandScope(
        environment,
        new CompiledNodes(),
        new TargetFiles(environment.project().root(), environment.targetPath()),
        Set.of());
  }

  private void bySchemas(Set<Relation> relations) {
    Map<Relation, Set<String>> schemas = new LinkedHashMap<>();
    for (Relation relation : relations) {
      Set<String> names =
          schemas.computeIfAbsent(relation.informationSchema(null), _ -> new LinkedHashSet<>());
      if (relation.schema() != null) {
        names.add(relation.schema().toLowerCase(Locale.ROOT));
      }
    }
    schemas.forEach((place, names) -> call("get_catalog", place, "schemas", names));
  }

  private void byRelations(Set<Relation> relations) {
    Map<Relation, List<Relation>> places = new LinkedHashMap<>();
    for (Relation relation : relations) {
      places
          .computeIfAbsent(relation.informationSchema(null), _ -> new ArrayList<>())
          .add(relation);
    }
    places.forEach((place, list) -> call("get_catalog_relations", place, "relations", list));
  }

  private void call(String macro, Relation informationSchema, String key, Object value) {
    Warehouse warehouse = environment.renderer().warehouse(scope());
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("information_schema", informationSchema);
    arguments.put(key, value);
    try {
      if (warehouse.callMacro(macro, null, arguments) instanceof ResultTable table) {
        for (Row row : table.rows()) {
          if (usedSchemas.contains(key(text(row, "table_database"), text(row, "table_schema")))) {
            rows.add(row);
          }
        }
      }
    } catch (ProblemException e) {
      String text = e.problem().describe();
      errors.add(text);
      environment
          .events()
          .fire(
              Event.of(
                  "E040",
                  "CatalogGenerationError",
                  Level.WARN,
                  "Encountered an error while generating catalog: " + text));
    }
  }

  private List<Row> only(Set<Relation> wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (Relation relation : wanted) {
      names.add(key(relation.database(), relation.schema() + "." + relation.identifier()));
    }
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      String name = text(row, "table_schema") + "." + text(row, "table_name");
      if (names.contains(key(text(row, "table_database"), name))) {
        kept.add(row);
      }
    }
    return kept;
  }

  static @Nullable String text(Row row, String column) {
    Object value = row.has(column) ? row.get(column) : null;
    return value == null ? null : Row.text(value);
  }
}
