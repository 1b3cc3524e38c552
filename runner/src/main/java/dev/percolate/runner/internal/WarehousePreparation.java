package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.ResourceType;
import dev.percolate.render.RunScope;
import dev.percolate.render.Warehouse;
import dev.percolate.runner.RunEnvironment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes missing schemas and fills the relation cache before nodes run. */
final class WarehousePreparation {
  private final RunEnvironment environment;
  private final Warehouse warehouse;

  WarehousePreparation(RunEnvironment environment, RunScope scope) {
    this.environment = environment;
    this.warehouse = environment.renderer().warehouse(scope);
  }

  private record Schema(@Nullable String database, String name) {}

  /** Makes the schemas the selected nodes are built in. */
  void createSchemas(Collection<? extends GraphNode> selected) {
    Map<String, Set<String>> existing = new LinkedHashMap<>();
    for (Schema schema : schemas(selected)) {
      Set<String> known =
          existing.computeIfAbsent(
              String.valueOf(schema.database()), _ -> lowerCase(schema.database()));
      if (known.add(schema.name().toLowerCase(Locale.ROOT))) {
        warehouse.createSchema(
            environment
                .adapter()
                .relationClass()
                .create(schema.database(), schema.name(), null, null));
      }
    }
  }

  private Set<String> lowerCase(@Nullable String database) {
    Set<String> names = new LinkedHashSet<>();
    warehouse.listSchemas(database).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  /** Lists what is there in every schema the project builds in, or only in the selected ones. */
  void fillCache(Collection<? extends GraphNode> selected) {
    if (Boolean.FALSE.equals(environment.flags().get("populate_cache"))) {
      return;
    }
    Collection<? extends GraphNode> nodes =
        environment.flags().is("cache_selected_only")
            ? selected
            : environment.manifest().nodes().values();
    Set<String> names = new LinkedHashSet<>();
    for (Schema schema : schemas(nodes)) {
      warehouse.cacheRelations(schema.database(), schema.name());
      names.add(schema.name().toLowerCase(Locale.ROOT));
    }
    String macro = environment.adapter().dependenciesMacro();
    if (macro != null && warehouse.callMacro(macro, null, Map.of()) instanceof ResultTable table) {
      link(table, names);
    }
  }

  /** Notes which relations go along when one in those schemas is dropped. */
  private void link(ResultTable readers, Set<String> schemas) {
    Adapter adapter = environment.adapter();
    String database = adapter.credentials().database();
    for (Row row : readers.rows()) {
      String schema = String.valueOf(row.get(2));
      if (schemas.contains(schema.toLowerCase(Locale.ROOT))) {
        adapter
            .relations()
            .link(
                adapter.relationClass().create(database, schema, String.valueOf(row.get(3)), null),
                adapter
                    .relationClass()
                    .create(
                        database, String.valueOf(row.get(0)), String.valueOf(row.get(1)), null));
      }
    }
  }

  private Set<Schema> schemas(Collection<? extends GraphNode> nodes) {
    Set<Schema> schemas = new LinkedHashSet<>();
    for (GraphNode node : nodes) {
      if (node instanceof ExecutableNode executable && isBuilt(executable)) {
        schemas.add(new Schema(executable.database(), executable.schema()));
      }
    }
    return schemas;
  }

  /** Whether a node becomes something in the warehouse. */
  boolean isBuilt(ExecutableNode node) {
    return switch (node.resourceType()) {
      case MODEL, SEED, SNAPSHOT, FUNCTION -> !NodeRunner.isEphemeral(node);
      case TEST -> storesFailures(node);
      default -> false;
    };
  }

  private boolean storesFailures(ExecutableNode test) {
    Object configured = test.config().get("store_failures");
    return test.resourceType() == ResourceType.TEST
        && (configured == null ? environment.flags().storeFailures() : Truth.test(configured));
  }
}
