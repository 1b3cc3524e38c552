package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Resolves the names written in {@code ref()}, {@code source()} and the like against a finished
 * manifest; got from {@link Manifest#lookup}. Safe for many threads.
 */
public final class ManifestLookup {
  private final NameResolver<ExecutableNode> refs;
  private final NameResolver<Source> sources;
  private final NameResolver<FunctionNode> functions;
  private final NameResolver<Metric> metrics;
  private final NameResolver<SavedQuery> savedQueries;
  private final NameResolver<Doc> docs;

  ManifestLookup(NameIndex index, NameResolver.Order order) {
    refs = index.refs.inOrder(order);
    sources = index.sources.inOrder(order);
    functions = index.functions.inOrder(order);
    metrics = index.metrics.inOrder(order);
    savedQueries = index.savedQueries.inOrder(order);
    docs = index.docs.inOrder(order);
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
