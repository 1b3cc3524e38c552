package dev.percolate.runner.internal;

import dev.percolate.jinja.value.PyTuple;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.ResourceType;
import dev.percolate.render.ResultRow;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that on-run-end hooks see: results, schemas and database_schemas. */
final class EndHookNames {
  private EndHookNames() {}

  static Map<String, @Nullable Object> of(RunEnvironment environment, List<NodeResult> results) {
    List<@Nullable Object> rows = new ArrayList<>();
    Set<Object> schemas = new LinkedHashSet<>();
    Set<Object> databaseSchemas = new LinkedHashSet<>();
    for (NodeResult result : results) {
      boolean isHook = result.node().resourceType() == ResourceType.OPERATION;
      if (isHook && result.status() == NodeStatus.SUCCESS) {
        continue;
      }
      rows.add(row(result));
      boolean failed =
          result.status() == NodeStatus.ERROR
              || result.status() == NodeStatus.FAIL
              || result.status() == NodeStatus.SKIPPED;
      if (!failed
          && result.node() instanceof ExecutableNode node
          && (node.relationName() != null || storesFailures(environment, node))) {
        schemas.add(node.schema());
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(node.database());
        pair.add(node.schema());
        databaseSchemas.add(PyTuple.copyOf(pair));
      }
    }
    Map<String, @Nullable Object> names = new LinkedHashMap<>();
    names.put("results", rows);
    names.put("schemas", new ArrayList<>(schemas));
    names.put("database_schemas", new ArrayList<>(databaseSchemas));
    return names;
  }

  private static boolean storesFailures(RunEnvironment environment, ExecutableNode node) {
    return node.resourceType() == ResourceType.TEST && environment.flags().storeFailures();
  }

  private static ResultRow row(NodeResult result) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("status", result.status().word());
    row.put("timing", new ArrayList<Object>(result.timing().stream().map(TimingRow::new).toList()));
    row.put("thread_id", result.thread());
    row.put("execution_time", result.seconds());
    row.put("adapter_response", new LinkedHashMap<>(result.response()));
    row.put("message", result.message());
    row.put("failures", result.failures());
    row.put("unique_id", result.node().uniqueId());
    return new ResultRow(result.node(), row);
  }
}
