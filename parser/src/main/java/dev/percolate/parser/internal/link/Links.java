package dev.percolate.parser.internal.link;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every name that code can refer to, indexed once. */
public final class Links {
  private final NameResolver<NodeBuilder> refs;
  private final NameResolver<Source.Builder> sources;
  private final NameResolver<NodeBuilder> functions;
  private final NameResolver<Metric.Builder> metrics;
  private final NameResolver<SavedQuery.Builder> savedQueries;
  private final NameResolver<Doc> docs;
  private final String root;

  public Links(ParseSession session) {
    NameResolver.Order order = session.searchOrder();
    root = session.rootProject();
    refs = NameResolver.unambiguous(node -> node.uniqueId, order);
    sources = NameResolver.firstWins(order);
    functions = NameResolver.firstWins(order);
    metrics = NameResolver.firstWins(order);
    savedQueries = NameResolver.firstWins(order);
    docs = NameResolver.firstWins(order);
    ManifestDraft draft = session.draft();
    draft.knownNodes().forEach(this::addRefable);
    draft.knownSources().forEach(s -> sources.add(sourceKey(s), s.identity.packageName(), s));
    for (NodeBuilder function : draft.functions().values()) {
      // dbt 1.12: one that its entry switches off stays where it is, and nobody finds it
      if (ManifestDraft.isEnabled(function.config)) {
        functions.add(function.name, function.packageName, function);
      }
    }
    draft
        .metrics()
        .values()
        .forEach(m -> metrics.add(m.identity.name(), m.identity.packageName(), m));
    draft
        .savedQueries()
        .values()
        .forEach(q -> savedQueries.add(q.identity.name(), q.identity.packageName(), q));
    draft.docs().values().forEach(d -> docs.add(d.name(), d.packageName(), d));
    for (List<DisabledDraft> same : draft.disabled().values()) {
      same.forEach(this::addDisabled);
    }
  }

  private static String sourceKey(Source.Builder source) {
    return source.sourceName + "." + source.identity.name();
  }

  private void addRefable(NodeBuilder node) {
    if (!node.resourceType.isRefable()) {
      return;
    }
    if (node.version == null) {
      refs.add(node.name, node.packageName, node);
    } else {
      refs.addVersion(
          node.name,
          Texts.str(node.version),
          node.version.equals(node.latestVersion),
          node.packageName,
          node);
    }
  }

  private void addDisabled(DisabledDraft resource) {
    String name = resource.searchName();
    String packageName = resource.packageName();
    switch (resource.draft()) {
      case NodeBuilder node when node.resourceType == ResourceType.FUNCTION ->
          functions.addDisabled(name, packageName, node);
      case NodeBuilder node when node.resourceType.isRefable() ->
          refs.addDisabled(name, packageName, node);
      case Source.Builder source -> sources.addDisabled(name, packageName, source);
      case Metric.Builder metric -> metrics.addDisabled(name, packageName, metric);
      case SavedQuery.Builder query -> savedQueries.addDisabled(name, packageName, query);
      default -> {}
    }
  }

  /** The model, seed or snapshot that a {@code ref()} in a resource of {@code from} means. */
  public Resolution<NodeBuilder> ref(
      String name, @Nullable String packageName, @Nullable Object version, String from) {
    return refs.resolve(
        name,
        packageName,
        version == null || version instanceof String ? version : Texts.str(version),
        root,
        from);
  }

  /** The table that a {@code source()} means. */
  public Resolution<Source.Builder> source(String sourceName, String table, String from) {
    return sources.resolve(sourceName + "." + table, null, root, from);
  }

  /** The function that a {@code function()} means. */
  public Resolution<NodeBuilder> function(String name, @Nullable String packageName, String from) {
    return functions.resolve(name, packageName, root, from);
  }

  /** The metric that a {@code metric()} means. */
  public Resolution<Metric.Builder> metric(String name, @Nullable String packageName, String from) {
    return metrics.resolve(name, packageName, root, from);
  }

  /** The saved query of that name. */
  public Resolution<SavedQuery.Builder> savedQuery(
      String name, @Nullable String packageName, String from) {
    return savedQueries.resolve(name, packageName, root, from);
  }

  /** The docs block that a {@code doc()} means, or null. */
  public @Nullable Doc doc(String name, @Nullable String packageName, String from) {
    return docs.resolve(name, packageName, root, from) instanceof Resolution.Found<Doc>(Doc doc)
        ? doc
        : null;
  }
}
