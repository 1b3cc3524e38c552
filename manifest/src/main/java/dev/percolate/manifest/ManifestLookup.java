package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names written in {@code ref()}, {@code source()} and the like against a finished
 * manifest. Built once; safe for many threads.
 */
public final class ManifestLookup {
  private final NameResolver<ExecutableNode> refs;
  private final NameResolver<Source> sources;
  private final NameResolver<FunctionNode> functions;
  private final NameResolver<Metric> metrics;
  private final NameResolver<SavedQuery> savedQueries;
  private final NameResolver<Doc> docs;

  /** Indexes {@code manifest}. */
  public ManifestLookup(Manifest manifest, NameResolver.Order order) {
    refs = NameResolver.unambiguous(ExecutableNode::uniqueId, order);
    sources = NameResolver.firstWins(order);
    functions = NameResolver.firstWins(order);
    metrics = NameResolver.firstWins(order);
    savedQueries = NameResolver.firstWins(order);
    docs = NameResolver.firstWins(order);
    for (ExecutableNode node : manifest.nodes().values()) {
      addRefable(node);
    }
    manifest.sources().values().forEach(s -> sources.add(s.searchName(), s.packageName(), s));
    manifest.functions().values().forEach(f -> functions.add(f.name(), f.packageName(), f));
    manifest.metrics().values().forEach(m -> metrics.add(m.name(), m.packageName(), m));
    manifest.savedQueries().values().forEach(q -> savedQueries.add(q.name(), q.packageName(), q));
    manifest.docs().values().forEach(d -> docs.add(d.name(), d.packageName(), d));
    for (List<GraphNode> same : manifest.disabled().values()) {
      same.forEach(this::addDisabled);
    }
  }

  private void addRefable(ExecutableNode node) {
    if (!node.isRefable()) {
      return;
    }
    if (node instanceof Model model && model.version() != null) {
      refs.addVersion(
          model.name(), model.version(), model.isLatestVersion(), model.packageName(), model);
    } else {
      refs.add(node.name(), node.packageName(), node);
    }
  }

  private void addDisabled(GraphNode node) {
    String name = node.searchName();
    switch (node) {
      case FunctionNode function -> functions.addDisabled(name, node.packageName(), function);
      case ExecutableNode refable when refable.isRefable() ->
          refs.addDisabled(name, node.packageName(), refable);
      case Source source -> sources.addDisabled(name, node.packageName(), source);
      case Metric metric -> metrics.addDisabled(name, node.packageName(), metric);
      case SavedQuery query -> savedQueries.addDisabled(name, node.packageName(), query);
      case ExecutableNode _, Exposure _, SemanticModel _, UnitTest _ -> {}
    }
  }

  /** Resolves a {@code ref()} written in a node of {@code nodePackage}. */
  public Resolution<ExecutableNode> resolveRef(
      String name,
      @Nullable String targetPackage,
      @Nullable Object version,
      String rootProject,
      String nodePackage) {
    return refs.resolve(name, targetPackage, version, rootProject, nodePackage);
  }

  /** Resolves a {@code source()}. */
  public Resolution<Source> resolveSource(
      String sourceName, String tableName, String rootProject, String nodePackage) {
    return sources.resolve(sourceName + "." + tableName, null, rootProject, nodePackage);
  }

  /** Resolves a {@code function()}. */
  public Resolution<FunctionNode> resolveFunction(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return functions.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a {@code metric()}. */
  public Resolution<Metric> resolveMetric(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return metrics.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a saved query. */
  public Resolution<SavedQuery> resolveSavedQuery(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return savedQueries.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a {@code doc()}; null when there is none. */
  public @Nullable Doc resolveDoc(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return docs.resolve(name, targetPackage, rootProject, nodePackage)
            instanceof Resolution.Found<Doc>(Doc doc)
        ? doc
        : null;
  }
}
