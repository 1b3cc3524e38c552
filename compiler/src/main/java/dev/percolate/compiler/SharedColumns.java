package dev.percolate.compiler;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.Policy;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.render.Introspection;
import dev.percolate.render.MacroRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers what many nodes ask about columns by one query for each schema, on the calling thread's
 * connection, which is opened and released. What such a query does not tell is left to dbt's
 * macros.
 */
public final class SharedColumns {
  private static final List<String> MACROS =
      List.of(
          "get_columns_in_relation", "sql_convert_columns_in_relation", "statement", "run_query");

  private final Adapter adapter;
  private final boolean areSafe;

  public SharedColumns(Adapter adapter, MacroRegistry macros) {
    this.adapter = adapter;
    Relation probe = adapter.relationClass().create("database", "schema", null, null);
    this.areSafe =
        adapter.columnsQuery(probe, List.of("table")) != null
            && MACROS.stream().noneMatch(macros::isReplaced);
  }

  /** Whether the adapter has such a query and no project has its own way of asking. */
  public boolean areSafe() {
    return areSafe;
  }

  private record Schema(String database, String name) {}

  /** Answers all waiting tasks, in their order. */
  public <R> void serve(NodeTasks<R> tasks) {
    List<NodeTask<R>> waiting = tasks.waiting();
    Map<Schema, Set<String>> wanted = new LinkedHashMap<>();
    for (NodeTask<R> task : waiting) {
      Schema schema = schema(task);
      if (schema != null && task.question() instanceof Introspection.Columns(Relation relation)) {
        wanted
            .computeIfAbsent(schema, _ -> new LinkedHashSet<>())
            .add(String.valueOf(relation.identifier()));
      }
    }
    Map<Schema, Map<String, List<Column>>> found = new LinkedHashMap<>();
    if (!wanted.isEmpty()) {
      adapter.connections().acquire("master");
      try {
        wanted.forEach(
            (schema, names) -> found.put(schema, columns(schema, new ArrayList<>(names))));
      } finally {
        adapter.connections().release();
      }
    }
    for (NodeTask<R> task : waiting) {
      Schema schema = schema(task);
      List<Column> columns =
          schema != null && task.question() instanceof Introspection.Columns(Relation relation)
              ? found.getOrDefault(schema, Map.of()).get(String.valueOf(relation.identifier()))
              : null;
      tasks.answer(task, columns);
    }
  }

  private @Nullable Schema schema(NodeTask<?> task) {
    return areSafe
            && task.question() instanceof Introspection.Columns(Relation relation)
            && relation.database() != null
            && relation.schema() != null
            && relation.identifier() != null
            && relation.external() == null
        ? new Schema(relation.database(), relation.schema())
        : null;
  }

  private Map<String, List<Column>> columns(Schema schema, List<String> identifiers) {
    Relation place =
        adapter
            .relationClass()
            .create(schema.database(), schema.name(), null, null)
            .withQuotePolicy(Policy.ALL);
    String query = adapter.columnsQuery(place, identifiers);
    if (query == null) {
      return Map.of();
    }
    ResultTable table;
    try {
      table = adapter.connections().execute(query, true, true, -1).table();
    } catch (ProblemException e) {
      // what is wrong is told where each asks for itself
      return Map.of();
    }
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      columns
          .computeIfAbsent(Texts.str(row.get(0)), _ -> new ArrayList<>())
          .add(
              new Column(
                  adapter.columnClass(),
                  Texts.str(row.get(1)),
                  Texts.str(row.get(2)),
                  row.get(3) instanceof Number size ? (Long) size.longValue() : null,
                  row.get(4),
                  row.get(5)));
    }
    return columns;
  }
}
