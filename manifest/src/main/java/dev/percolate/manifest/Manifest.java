package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every resource of a project, by unique id, in dbt's order. Immutable; safe for many threads.
 *
 * @param nodes models, seeds, snapshots, tests, analyses, hooks
 * @param selectors normalised definitions of selectors.yml by name
 * @param disabled resources with {@code enabled: false}; several may share an id
 */
public record Manifest(
    ManifestMetadata metadata,
    Map<String, ExecutableNode> nodes,
    Map<String, Source> sources,
    Map<String, Macro> macros,
    Map<String, Doc> docs,
    Map<String, Exposure> exposures,
    Map<String, Metric> metrics,
    Map<String, Group> groups,
    Map<String, @Nullable Object> selectors,
    Map<String, List<GraphNode>> disabled,
    Map<String, SavedQuery> savedQueries,
    Map<String, SemanticModel> semanticModels,
    Map<String, UnitTest> unitTests,
    Map<String, FunctionNode> functions)
    implements Part {

  public Manifest {
    nodes = Frozen.map(nodes);
    sources = Frozen.map(sources);
    macros = Frozen.map(macros);
    docs = Frozen.map(docs);
    exposures = Frozen.map(exposures);
    metrics = Frozen.map(metrics);
    groups = Frozen.map(groups);
    selectors = Frozen.map(selectors);
    disabled = Frozen.map(disabled);
    savedQueries = Frozen.map(savedQueries);
    semanticModels = Frozen.map(semanticModels);
    unitTests = Frozen.map(unitTests);
    functions = Frozen.map(functions);
  }

  /** The enabled graph node with this id, or null. */
  public @Nullable GraphNode graphNode(String uniqueId) {
    GraphNode node = nodes.get(uniqueId);
    if (node != null) {
      return node;
    }
    return switch (uniqueId.substring(0, Math.max(0, uniqueId.indexOf('.')))) {
      case "source" -> sources.get(uniqueId);
      case "exposure" -> exposures.get(uniqueId);
      case "metric" -> metrics.get(uniqueId);
      case "saved_query" -> savedQueries.get(uniqueId);
      case "semantic_model" -> semanticModels.get(uniqueId);
      case "unit_test" -> unitTests.get(uniqueId);
      case "function" -> functions.get(uniqueId);
      default -> null;
    };
  }

  /** The same manifest with one more node, which comes last. */
  public Manifest with(ExecutableNode node) {
    Map<String, ExecutableNode> more = new LinkedHashMap<>(nodes);
    more.put(node.uniqueId(), node);
    return withNodes(more);
  }

  /** The same manifest without one node. */
  public Manifest without(String uniqueId) {
    Map<String, ExecutableNode> fewer = new LinkedHashMap<>(nodes);
    fewer.remove(uniqueId);
    return withNodes(fewer);
  }

  private Manifest withNodes(Map<String, ExecutableNode> newNodes) {
    return new Manifest(
        metadata,
        newNodes,
        sources,
        macros,
        docs,
        exposures,
        metrics,
        groups,
        selectors,
        disabled,
        savedQueries,
        semanticModels,
        unitTests,
        functions);
  }

  /** All enabled graph nodes in the order of the parent and child maps. */
  public List<GraphNode> graphNodes() {
    List<GraphNode> all = new ArrayList<>(nodes.size() + sources.size() + 64);
    all.addAll(nodes.values());
    all.addAll(sources.values());
    all.addAll(exposures.values());
    all.addAll(functions.values());
    all.addAll(metrics.values());
    all.addAll(semanticModels.values());
    all.addAll(savedQueries.values());
    all.addAll(unitTests.values());
    return all;
  }

  /** Parents of every graph node by id, each list sorted. */
  public Map<String, List<String>> parentMap() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (GraphNode node : graphNodes()) {
      parents.put(node.uniqueId(), node.dependsOnNodes().stream().sorted().toList());
    }
    return parents;
  }

  /** Children of every graph node by id, each list sorted. */
  public Map<String, List<String>> childMap() {
    List<GraphNode> all = graphNodes();
    Map<String, List<String>> children = new LinkedHashMap<>();
    for (GraphNode node : all) {
      children.put(node.uniqueId(), new ArrayList<>(2));
    }
    for (GraphNode node : all) {
      for (String parent : node.dependsOnNodes()) {
        List<String> siblings = children.get(parent);
        if (siblings != null) {
          siblings.add(node.uniqueId());
        }
      }
    }
    for (List<String> siblings : children.values()) {
      siblings.sort(null);
    }
    return children;
  }

  /** Members of every group by group name, in node order. */
  public Map<String, List<String>> groupMap() {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (Group group : groups.values()) {
      members.put(group.name(), new ArrayList<>());
    }
    if (members.isEmpty()) {
      return members;
    }
    List<GraphNode> candidates = new ArrayList<>(nodes.values());
    candidates.addAll(savedQueries.values());
    candidates.addAll(semanticModels.values());
    candidates.addAll(metrics.values());
    for (GraphNode node : candidates) {
      List<String> list = node.group() == null ? null : members.get(node.group());
      if (list != null) {
        list.add(node.uniqueId());
      }
    }
    return members;
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("metadata", metadata);
    sink.field("nodes", nodes);
    sink.field("sources", sources);
    sink.field("macros", macros);
    sink.field("docs", docs);
    sink.field("exposures", exposures);
    sink.field("metrics", metrics);
    sink.field("groups", groups);
    sink.field("selectors", selectors);
    sink.field("disabled", disabled);
    sink.field("parent_map", parentMap());
    sink.field("child_map", childMap());
    sink.field("group_map", groupMap());
    sink.field("saved_queries", savedQueries);
    sink.field("semantic_models", semanticModels);
    sink.field("unit_tests", unitTests);
    sink.field("functions", functions);
  }

  /** A draft manifest, filled by the parser in dbt's order. */
  public static final class Builder {
    public final Map<String, ExecutableNode> nodes = new LinkedHashMap<>();
    public final Map<String, Source> sources = new LinkedHashMap<>();
    public final Map<String, Macro> macros = new LinkedHashMap<>();
    public final Map<String, Doc> docs = new LinkedHashMap<>();
    public final Map<String, Exposure> exposures = new LinkedHashMap<>();
    public final Map<String, Metric> metrics = new LinkedHashMap<>();
    public final Map<String, Group> groups = new LinkedHashMap<>();
    public final Map<String, @Nullable Object> selectors = new LinkedHashMap<>();
    public final Map<String, List<GraphNode>> disabled = new LinkedHashMap<>();
    public final Map<String, SavedQuery> savedQueries = new LinkedHashMap<>();
    public final Map<String, SemanticModel> semanticModels = new LinkedHashMap<>();
    public final Map<String, UnitTest> unitTests = new LinkedHashMap<>();
    public final Map<String, FunctionNode> functions = new LinkedHashMap<>();

    /** Adds one disabled resource. */
    public void addDisabled(GraphNode node) {
      disabled.computeIfAbsent(node.uniqueId(), _ -> new ArrayList<>(1)).add(node);
    }

    /** The finished manifest. */
    public Manifest build(ManifestMetadata metadata) {
      return new Manifest(
          metadata,
          nodes,
          sources,
          macros,
          docs,
          exposures,
          metrics,
          groups,
          selectors,
          disabled,
          savedQueries,
          semanticModels,
          unitTests,
          functions);
    }
  }
}
