package dev.percolate.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Resolves the names written in {@code ref()}, {@code source()} and the like against a finished
 * manifest; got from {@link Manifest#lookup}. Safe for many threads.
 */
public final class ManifestLookup {
  private final Once<NameIndex> names;

  /** The names are indexed when the first of them is resolved. */
  ManifestLookup(Once<NameIndex> names, NameResolver.Order order) {
    this.names = new Once<>(() -> names.get().inOrder(order));
  }

  /** Resolves a {@code ref()} written in a node of {@code nodePackage}. */
  public Resolution<ExecutableNode> resolveRef(
      String name,
      @Nullable String targetPackage,
      @Nullable Object version,
      String rootProject,
      String nodePackage) {
    return names.get().refs.resolve(name, targetPackage, version, rootProject, nodePackage);
  }

  /** Resolves a {@code source()}. */
  public Resolution<Source> resolveSource(
      String sourceName, String tableName, String rootProject, String nodePackage) {
    return names
        .get()
        .sources
        .resolve(sourceName + "." + tableName, null, rootProject, nodePackage);
  }

  /** Resolves a {@code function()}. */
  public Resolution<FunctionNode> resolveFunction(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return names.get().functions.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a {@code metric()}. */
  public Resolution<Metric> resolveMetric(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return names.get().metrics.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a saved query. */
  public Resolution<SavedQuery> resolveSavedQuery(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return names.get().savedQueries.resolve(name, targetPackage, rootProject, nodePackage);
  }

  /** Resolves a {@code doc()}; null when there is none. */
  public @Nullable Doc resolveDoc(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return names.get().docs.resolve(name, targetPackage, rootProject, nodePackage)
            instanceof Resolution.Found<Doc>(Doc doc)
        ? doc
        : null;
  }
}
