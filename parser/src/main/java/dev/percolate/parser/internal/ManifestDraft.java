package dev.percolate.parser.internal;

import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The manifest while it is made: drafts by unique id in dbt's order. Owned by one thread; the maps
 * are filled through the {@code add} methods, which refuse a second resource of the same id.
 */
public final class ManifestDraft {
  private final Map<String, NodeBuilder> nodes = new LinkedHashMap<>();
  private final Map<String, NodeBuilder> functions = new LinkedHashMap<>();
  private final Map<String, String> overloadOwners = new LinkedHashMap<>();
  private final Map<String, Source.Builder> sources = new LinkedHashMap<>();
  private final Map<String, Macro.Builder> macros = new LinkedHashMap<>();
  private final Map<String, Doc> docs = new LinkedHashMap<>();
  private final Map<String, Exposure.Builder> exposures = new LinkedHashMap<>();
  private final Map<String, Metric.Builder> metrics = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, SavedQuery.Builder> savedQueries = new LinkedHashMap<>();
  private final Map<String, SemanticModel.Builder> semanticModels = new LinkedHashMap<>();
  private final Map<String, UnitTest.Builder> unitTests = new LinkedHashMap<>();
  private final Map<String, Fixture> fixtures = new LinkedHashMap<>();
  private final Map<String, List<DisabledDraft>> disabled = new LinkedHashMap<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private final NodeNames names = new NodeNames();
  private final List<NodeBuilder> otherNodes = new ArrayList<>();
  private final List<Source.Builder> otherSources = new ArrayList<>();
  private final Set<String> madeAnew = new HashSet<>();

  /** Models, seeds, snapshots, tests, analyses and hooks. */
  public Map<String, NodeBuilder> nodes() {
    return nodes;
  }

  public Map<String, NodeBuilder> functions() {
    return functions;
  }

  public Map<String, Source.Builder> sources() {
    return sources;
  }

  public Map<String, Macro.Builder> macros() {
    return macros;
  }

  public Map<String, Doc> docs() {
    return docs;
  }

  public Map<String, Exposure.Builder> exposures() {
    return exposures;
  }

  public Map<String, Metric.Builder> metrics() {
    return metrics;
  }

  public Map<String, Group> groups() {
    return groups;
  }

  public Map<String, SavedQuery.Builder> savedQueries() {
    return savedQueries;
  }

  public Map<String, SemanticModel.Builder> semanticModels() {
    return semanticModels;
  }

  public Map<String, UnitTest.Builder> unitTests() {
    return unitTests;
  }

  public Map<String, Fixture> fixtures() {
    return fixtures;
  }

  /** Names of nodes and ids of macros that were asked for and not found. */
  public Set<String> absent() {
    return absent;
  }

  /** Disabled resources; several may share an id. */
  public Map<String, List<DisabledDraft>> disabled() {
    return disabled;
  }

  /**
   * Adds what is not parsed again but may be referred to. Where it has the id of a draft it only
   * says where in the order that belongs.
   *
   * @param anew ids of nodes that are there only if they are made again
   */
  public void surround(
      Collection<NodeBuilder> nodes, Collection<Source.Builder> sources, Set<String> anew) {
    otherNodes.addAll(nodes);
    otherSources.addAll(sources);
    madeAnew.addAll(anew);
  }

  /** The nodes that code may refer to. */
  public Collection<NodeBuilder> knownNodes() {
    if (otherNodes.isEmpty()) {
      return nodes.values();
    }
    Map<String, NodeBuilder> known = new LinkedHashMap<>();
    for (NodeBuilder other : otherNodes) {
      NodeBuilder own = nodes.get(other.uniqueId);
      if (own != null || !madeAnew.contains(other.uniqueId)) {
        known.put(other.uniqueId, own == null ? other : own);
      }
    }
    nodes.forEach(known::putIfAbsent);
    return known.values();
  }

  /** The sources that code may refer to. */
  public Collection<Source.Builder> knownSources() {
    return otherSources.isEmpty()
        ? sources.values()
        : otherSources.stream()
            .map(source -> sources.getOrDefault(source.identity.uniqueId(), source))
            .toList();
  }

  /** Adds a node or function to the enabled or to the disabled ones, as its configuration says. */
  public void addByConfig(NodeBuilder node) {
    if (!isEnabled(node.config)) {
      addDisabled(DisabledDraft.of(node));
    } else if (node.resourceType == ResourceType.FUNCTION) {
      addFunction(node);
    } else {
      addNode(node);
    }
  }

  public void addNode(NodeBuilder node) {
    NodeBuilder known = nodes.putIfAbsent(node.uniqueId, node);
    if (known != null) {
      throw DuplicateNames.ofNodes(node, known);
    }
    names.add(node);
  }

  public void addFunction(NodeBuilder function) {
    NodeBuilder known = functions.putIfAbsent(function.uniqueId, function);
    if (known != null) {
      throw DuplicateNames.ofNodes(function, known);
    }
    names.add(function);
  }

  public void addDoc(Doc doc) {
    Doc known = docs.putIfAbsent(doc.uniqueId(), doc);
    if (known != null) {
      throw DuplicateNames.of(
          ResourceType.DOC,
          doc.name(),
          "doc(\"" + doc.name() + "\")",
          doc.identity(),
          known.identity());
    }
  }

  public void addExposure(Exposure.Builder exposure) {
    Exposure.Builder known = exposures.putIfAbsent(exposure.identity.uniqueId(), exposure);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.EXPOSURE, exposure.identity, known.identity);
    }
  }

  public void addMetric(Metric.Builder metric) {
    Metric.Builder known = metrics.putIfAbsent(metric.identity.uniqueId(), metric);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.METRIC, metric.identity, known.identity);
    }
  }

  public void addGroup(Group group) {
    Group known = groups.putIfAbsent(group.uniqueId(), group);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.GROUP, group.identity(), known.identity());
    }
  }

  public void addSavedQuery(SavedQuery.Builder query) {
    SavedQuery.Builder known = savedQueries.putIfAbsent(query.identity.uniqueId(), query);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.SAVED_QUERY, query.identity, known.identity);
    }
  }

  public void addSemanticModel(SemanticModel.Builder model) {
    SemanticModel.Builder known = semanticModels.putIfAbsent(model.identity.uniqueId(), model);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.SEMANTIC_MODEL, model.identity, known.identity);
    }
  }

  public void addUnitTest(UnitTest.Builder test) {
    UnitTest.Builder known = unitTests.putIfAbsent(test.identity.uniqueId(), test);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.UNIT_TEST, test.identity, known.identity);
    }
  }

  public void addSource(Source.Builder source) {
    Source.Builder known = sources.putIfAbsent(source.identity.uniqueId(), source);
    if (known != null) {
      throw DuplicateNames.ofSources(source, known);
    }
  }

  public void addFixture(Fixture fixture) {
    Fixture known = fixtures.putIfAbsent(fixture.identity().uniqueId(), fixture);
    if (known != null) {
      throw DuplicateNames.of(ResourceType.FIXTURE, fixture.identity(), known.identity());
    }
  }

  public void addDisabled(DisabledDraft resource) {
    disabled.computeIfAbsent(resource.uniqueId(), _ -> new ArrayList<>(1)).add(resource);
    if (resource.draft() instanceof NodeBuilder node) {
      names.addDisabled(node);
    }
  }

  /** Takes a node out; gives it back, or null when there was none. */
  public @Nullable NodeBuilder removeNode(String uniqueId) {
    NodeBuilder node = nodes.remove(uniqueId);
    if (node != null) {
      names.remove(node);
    }
    return node;
  }

  /** Takes a function out; gives it back, or null when there was none. */
  public @Nullable NodeBuilder removeFunction(String uniqueId) {
    NodeBuilder function = functions.remove(uniqueId);
    if (function != null) {
      names.remove(function);
    }
    return function;
  }

  /** Which function took an overload of that name; to be filled. */
  public Map<String, String> overloadOwners() {
    return overloadOwners;
  }

  /** Takes one disabled node out. */
  public void removeDisabled(NodeBuilder node) {
    List<DisabledDraft> same = disabled.get(node.uniqueId);
    if (same == null) {
      return;
    }
    same.removeIf(resource -> resource.draft() == node);
    if (same.isEmpty()) {
      disabled.remove(node.uniqueId);
    }
    names.removeDisabled(node);
  }

  /** The enabled model, seed or snapshot of a package by name, versioned ones left out. */
  public @Nullable NodeBuilder refable(String name, String packageName) {
    return names.find(NodeNames.Family.REFABLE, name, packageName);
  }

  /** The enabled models, seeds and snapshots of that name, one for each package that has one. */
  public List<NodeBuilder> refables(String name) {
    return names.findAnywhere(name);
  }

  public @Nullable NodeBuilder analysis(String name, String packageName) {
    return names.find(NodeNames.Family.ANALYSIS, name, packageName);
  }

  public @Nullable NodeBuilder singularTest(String name, String packageName) {
    return names.find(NodeNames.Family.SINGULAR_TEST, name, packageName);
  }

  public @Nullable NodeBuilder function(String name, String packageName) {
    return names.find(NodeNames.Family.FUNCTION, name, packageName);
  }

  /** Disabled nodes of any type with that name in a package, in the order they were added. */
  public List<NodeBuilder> disabledNodes(String name, String packageName) {
    return names.findDisabled(name, packageName);
  }

  /** Whether a configuration says anything but {@code enabled: false}. */
  public static boolean isEnabled(Map<String, @Nullable Object> config) {
    return !Boolean.FALSE.equals(config.get("enabled"));
  }
}
