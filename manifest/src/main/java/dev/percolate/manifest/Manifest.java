package dev.percolate.manifest;

import dev.percolate.graph.Dag;
import dev.percolate.graph.EdgeFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Every resource of a project, by unique id, in dbt's order. Immutable; safe for many threads. What
 * is looked up takes constant time: the parent and child maps and the indexes of names are made
 * when one of them is first asked for, and then kept.
 */
public final class Manifest implements Part {
  /** The type of the edges that only {@code build} has: from a test to a node that waits for it. */
  public static final String PARENT_TEST = "parent_test";

  /** Follows what nodes depend on, as graph operators do, and not what they wait for. */
  public static final EdgeFilter DEPENDENCIES = EdgeFilter.without(PARENT_TEST);

  private final ManifestMetadata metadata;
  private final Map<String, ExecutableNode> nodes;
  private final Map<String, Source> sources;
  private final Map<String, Macro> macros;
  private final Map<String, Doc> docs;
  private final Map<String, Exposure> exposures;
  private final Map<String, Metric> metrics;
  private final Map<String, Group> groups;
  private final Map<String, @Nullable Object> selectors;
  private final Map<String, List<GraphNode>> disabled;
  private final Map<String, SavedQuery> savedQueries;
  private final Map<String, SemanticModel> semanticModels;
  private final Map<String, UnitTest> unitTests;
  private final Map<String, FunctionNode> functions;
  private final Once<Map<String, List<String>>> parents = new Once<>(this::parentsOfAll);
  private final Once<Map<String, List<String>>> children = new Once<>(this::childrenOfAll);
  private final Once<NameIndex> names = new Once<>(() -> new NameIndex(this));

  private Manifest(ManifestMetadata metadata, Builder draft) {
    this.metadata = metadata;
    nodes = Frozen.map(draft.nodes);
    sources = Frozen.map(draft.sources);
    macros = Frozen.map(draft.macros);
    docs = Frozen.map(draft.docs);
    exposures = Frozen.map(draft.exposures);
    metrics = Frozen.map(draft.metrics);
    groups = Frozen.map(draft.groups);
    selectors = Frozen.map(draft.selectors);
    disabled = Frozen.map(draft.disabled);
    savedQueries = Frozen.map(draft.savedQueries);
    semanticModels = Frozen.map(draft.semanticModels);
    unitTests = Frozen.map(draft.unitTests);
    functions = Frozen.map(draft.functions);
  }

  private Manifest(Manifest other, Map<String, ExecutableNode> changed) {
    nodes = Frozen.map(changed);
    metadata = other.metadata;
    sources = other.sources;
    macros = other.macros;
    docs = other.docs;
    exposures = other.exposures;
    metrics = other.metrics;
    groups = other.groups;
    selectors = other.selectors;
    disabled = other.disabled;
    savedQueries = other.savedQueries;
    semanticModels = other.semanticModels;
    unitTests = other.unitTests;
    functions = other.functions;
  }

  /** The head of the file. */
  public ManifestMetadata metadata() {
    return metadata;
  }

  /** Models, seeds, snapshots, tests, analyses, hooks. */
  public Map<String, ExecutableNode> nodes() {
    return nodes;
  }

  public Map<String, Source> sources() {
    return sources;
  }

  public Map<String, Macro> macros() {
    return macros;
  }

  public Map<String, Doc> docs() {
    return docs;
  }

  public Map<String, Exposure> exposures() {
    return exposures;
  }

  public Map<String, Metric> metrics() {
    return metrics;
  }

  public Map<String, Group> groups() {
    return groups;
  }

  /** Normalised definitions of selectors.yml by name. */
  public Map<String, @Nullable Object> selectors() {
    return selectors;
  }

  /** Resources with {@code enabled: false}; several may share an id. */
  public Map<String, List<GraphNode>> disabled() {
    return disabled;
  }

  public Map<String, SavedQuery> savedQueries() {
    return savedQueries;
  }

  public Map<String, SemanticModel> semanticModels() {
    return semanticModels;
  }

  public Map<String, UnitTest> unitTests() {
    return unitTests;
  }

  public Map<String, FunctionNode> functions() {
    return functions;
  }

  /** How many enabled graph nodes there are, of all types. */
  public int nodeCount() {
    return nodes.size()
        + sources.size()
        + exposures.size()
        + functions.size()
        + metrics.size()
        + semanticModels.size()
        + savedQueries.size()
        + unitTests.size();
  }

  /** The enabled graph node with this id, or null. */
  public @Nullable GraphNode node(String uniqueId) {
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

  /**
   * Unique ids of what a node directly depends on, in the order dbt recorded them.
   *
   * @throws NoSuchElementException when no enabled graph node has this id
   */
  public List<String> dependencies(String uniqueId) {
    GraphNode node = node(uniqueId);
    if (node == null) {
      throw new NoSuchElementException("no node '" + uniqueId + "' in the manifest");
    }
    return node.dependsOnNodes();
  }

  /**
   * What {@code ref()} in a resource of {@code currentProject} means.
   *
   * @param packageName the package named in the call, or null
   * @param version the version named in the call (Long, Double or String), or null for the latest
   * @throws dev.percolate.diagnostics.ProblemException when several other packages have the name
   */
  public Resolution<ExecutableNode> resolveRef(
      String name, @Nullable String packageName, @Nullable Object version, String currentProject) {
    return lookup(NameResolver.Order.ROOT_FIRST)
        .resolveRef(name, packageName, version, currentProject, currentProject);
  }

  /** What {@code source()} in a resource of {@code currentProject} means. */
  public Resolution<Source> resolveSource(
      String sourceName, String tableName, String currentProject) {
    return lookup(NameResolver.Order.ROOT_FIRST)
        .resolveSource(sourceName, tableName, currentProject, currentProject);
  }

  /** The lookup of names that searches packages in this order; all share one index. */
  public ManifestLookup lookup(NameResolver.Order order) {
    return new ManifestLookup(names, order);
  }

  /**
   * The graph of all enabled nodes, numbered in the order dbt links them.
   *
   * @throws dev.percolate.diagnostics.ProblemException when there is a cycle
   */
  public Dag buildGraph() {
    return ManifestGraph.link(this);
  }

  /**
   * As {@link #buildGraph}, with the {@link #PARENT_TEST} edges of {@code build}: a node waits for
   * the tests of its ancestors when it comes after everything such a test reads.
   */
  public Dag buildGraphWithTestEdges() {
    return ManifestGraph.linkWithTestEdges(this);
  }

  /** The same manifest with one more node, which comes last. */
  public Manifest with(ExecutableNode node) {
    Map<String, ExecutableNode> more = new LinkedHashMap<>(nodes);
    more.put(node.uniqueId(), node);
    return new Manifest(this, more);
  }

  /** The same manifest without one node. */
  public Manifest without(String uniqueId) {
    Map<String, ExecutableNode> fewer = new LinkedHashMap<>(nodes);
    fewer.remove(uniqueId);
    return new Manifest(this, fewer);
  }

  /** All enabled graph nodes in the order of the parent and child maps. */
  public List<GraphNode> graphNodes() {
    List<GraphNode> all = new ArrayList<>(nodeCount());
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
    return parents.get();
  }

  private Map<String, List<String>> parentsOfAll() {
    Map<String, List<String>> map = LinkedHashMap.newLinkedHashMap(nodeCount());
    for (GraphNode node : graphNodes()) {
      map.put(node.uniqueId(), node.dependsOnNodes().stream().sorted().toList());
    }
    return Collections.unmodifiableMap(map);
  }

  /** Children of every graph node by id, each list sorted. */
  public Map<String, List<String>> childMap() {
    return children.get();
  }

  private Map<String, List<String>> childrenOfAll() {
    List<GraphNode> all = graphNodes();
    Map<String, List<String>> map = LinkedHashMap.newLinkedHashMap(nodeCount());
    for (GraphNode node : all) {
      map.put(node.uniqueId(), new ArrayList<>(2));
    }
    for (GraphNode node : all) {
      for (String parent : node.dependsOnNodes()) {
        List<String> siblings = map.get(parent);
        if (siblings != null) {
          siblings.add(node.uniqueId());
        }
      }
    }
    map.replaceAll((_, siblings) -> siblings.stream().sorted().toList());
    return Collections.unmodifiableMap(map);
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
    public Map<String, ExecutableNode> nodes = new LinkedHashMap<>();
    public Map<String, Source> sources = new LinkedHashMap<>();
    public Map<String, Macro> macros = new LinkedHashMap<>();
    public Map<String, Doc> docs = new LinkedHashMap<>();
    public Map<String, Exposure> exposures = new LinkedHashMap<>();
    public Map<String, Metric> metrics = new LinkedHashMap<>();
    public Map<String, Group> groups = new LinkedHashMap<>();
    public Map<String, @Nullable Object> selectors = new LinkedHashMap<>();
    public Map<String, List<GraphNode>> disabled = new LinkedHashMap<>();
    public Map<String, SavedQuery> savedQueries = new LinkedHashMap<>();
    public Map<String, SemanticModel> semanticModels = new LinkedHashMap<>();
    public Map<String, UnitTest> unitTests = new LinkedHashMap<>();
    public Map<String, FunctionNode> functions = new LinkedHashMap<>();

    /** Adds one disabled resource. */
    public void addDisabled(GraphNode node) {
      disabled.computeIfAbsent(node.uniqueId(), _ -> new ArrayList<>(1)).add(node);
    }

    /** The finished manifest. */
    public Manifest build(ManifestMetadata metadata) {
      return new Manifest(metadata, this);
    }
  }
}
