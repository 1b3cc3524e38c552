package dev.percolate.runner;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.JsonLines;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command {@code ls}: the selected resources as text or JSON lines. */
public final class ListCommand {
  private static final Set<String> KEYS =
      Set.of(
          "alias",
          "name",
          "package_name",
          "depends_on",
          "direct_parents",
          "tags",
          "config",
          "resource_type",
          "source_name",
          "original_file_path",
          "unique_id");

  private final RunEnvironment environment;
  private final JsonLines json = new JsonLines();

  public ListCommand(RunEnvironment environment) {
    this.environment = environment;
  }

  /** The lines, in the order of unique ids. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String output = environment.flags().text("output");
    for (String id : ids()) {
      GraphNode node = environment.manifest().node(id);
      if (node != null) {
        lines.add(line(node, output == null ? "selector" : output));
      }
    }
    return lines;
  }

  /** The unique ids, in their order. */
  public List<String> ids() {
    Dag dag = GraphLink.of(environment, RunLines.of(environment));
    Selection selection = new NodeSelection(environment).select(dag, types(), true);
    if (selection.isEmpty()) {
      environment
          .events()
          .fire(Event.of("Q038", "NoNodesSelected", Level.WARN, "[WARNING]: No nodes selected!"));
    }
    return List.copyOf(selection.ids());
  }

  private ResourceTypeFilter types() {
    if (!environment.flags().list("models").isEmpty()) {
      return ResourceTypeFilter.of(ResourceType.MODEL);
    }
    return TypeFilters.narrow(ResourceTypeFilter.LISTED, environment.flags());
  }

  private String line(GraphNode node, String output) {
    return switch (output) {
      case "name" -> node.searchName();
      case "path" -> node.originalFilePath();
      case "json" -> json(node);
      default -> selector(node);
    };
  }

  private static String selector(GraphNode node) {
    return switch (node) {
      case Source source ->
          "source:" + source.packageName() + "." + source.sourceName() + "." + source.name();
      case Exposure exposure -> "exposure:" + qualified(exposure);
      case Metric metric -> "metric:" + qualified(metric);
      case SavedQuery query -> "saved_query:" + qualified(query);
      case SemanticModel model -> "semantic_model:" + qualified(model);
      case UnitTest test ->
          "unit_test:" + qualified(test) + (test.version() == null ? "" : "_v" + test.version());
      default -> String.join(".", node.fqn());
    };
  }

  private static String qualified(GraphNode node) {
    return node.packageName() + "." + node.name();
  }

  private String json(GraphNode node) {
    List<String> keys = environment.flags().list("output_keys");
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      node.fields(
          (key, value) -> {
            if (KEYS.contains(key)) {
              shown.put(key, value);
            }
          });
      if (node instanceof Model) {
        shown.put("direct_parents", node.dependsOnNodes());
      }
      return json.of(shown);
    }
    Map<String, @Nullable Object> all = node.toMap();
    if (node instanceof Model) {
      all.put("direct_parents", node.dependsOnNodes());
    }
    for (String key : keys) {
      // dbt 1.12: a null is shown only of a key at the top
      Object value = at(all, key);
      if (value != null || all.containsKey(key)) {
        shown.put(key, value);
      }
    }
    return json.of(shown);
  }

  /** The value at a dotted path; null when there is none. */
  private static @Nullable Object at(Map<?, ?> map, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return map.get(path);
    }
    return map.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? at(inner, path.substring(dot + 1))
        : null;
  }
}
