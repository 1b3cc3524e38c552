package dev.percolate.parser.internal.link;

import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Infers the primary keys of models from constraints and data tests. */
public final class PrimaryKeys {
  private final ManifestDraft draft;

  public PrimaryKeys(ManifestDraft draft) {
    this.draft = draft;
  }

  /** Sets the primary key of every model. */
  public void infer() {
    Map<String, List<NodeBuilder>> tests = testsByModel();
    for (NodeBuilder node : draft.nodes().values()) {
      if (node.resourceType == ResourceType.MODEL) {
        Collection<String> key = infer(node, tests.getOrDefault(node.uniqueId, List.of()));
        node.primaryKey = new ArrayList<>(key);
        node.primaryKey.sort(null);
      }
    }
  }

  private Map<String, List<NodeBuilder>> testsByModel() {
    Map<String, List<NodeBuilder>> tests = new HashMap<>();
    for (NodeBuilder node : draft.nodes().values()) {
      add(tests, node);
    }
    for (List<DisabledDraft> same : draft.disabled().values()) {
      for (DisabledDraft resource : same) {
        if (resource.draft() instanceof NodeBuilder node) {
          add(tests, node);
        }
      }
    }
    return tests;
  }

  private static void add(Map<String, List<NodeBuilder>> tests, NodeBuilder node) {
    if (node.testMetadata != null && node.attachedNode != null) {
      tests.computeIfAbsent(node.attachedNode, _ -> new ArrayList<>()).add(node);
    }
  }

  private static Collection<String> infer(NodeBuilder model, List<NodeBuilder> tests) {
    for (Constraint constraint : model.constraints) {
      if (constraint.type().equals("primary_key")) {
        return constraint.columns() == null ? List.of() : constraint.columns();
      }
    }
    for (Map.Entry<String, ColumnSpec> column : model.columns.entrySet()) {
      for (Constraint constraint : column.getValue().constraints()) {
        if (constraint.type().equals("primary_key")) {
          return List.of(column.getKey());
        }
      }
    }
    return tests.isEmpty() ? List.of() : ofTests(tests);
  }

  private static Collection<String> ofTests(List<NodeBuilder> tests) {
    TreeSet<String> unique = new TreeSet<>();
    TreeSet<String> uniqueButOff = new TreeSet<>();
    TreeSet<String> notNull = new TreeSet<>();
    for (NodeBuilder test : tests) {
      if (test.testMetadata == null) {
        continue;
      }
      switch (test.testMetadata.name()) {
        case "unique", "unique_combination_of_columns" -> {
          boolean isOn = ManifestDraft.isEnabled(test.config);
          (isOn ? unique : uniqueButOff).addAll(columns(test.testMetadata.kwargs()));
        }
        case "not_null" -> notNull.addAll(columns(test.testMetadata.kwargs()));
        default -> {}
      }
    }
    notNull.removeIf(column -> !unique.contains(column) && !uniqueButOff.contains(column));
    if (!notNull.isEmpty()) {
      return notNull;
    }
    return unique.isEmpty() ? uniqueButOff : unique;
  }

  private static List<String> columns(Map<String, @Nullable Object> kwargs) {
    if (kwargs.get("column_name") instanceof String column) {
      return List.of(column);
    }
    List<String> columns = new ArrayList<>();
    if (kwargs.get("combination_of_columns") instanceof List<?> list) {
      for (Object column : list) {
        if (column instanceof String name) {
          columns.add(name);
        }
      }
    }
    return columns;
  }
}
