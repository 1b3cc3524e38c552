package dev.percolate.manifest;

import java.util.List;

/** Every name of a manifest that code can refer to, indexed once. */
final class NameIndex {
  private static final NameResolver.Order ANY = NameResolver.Order.ROOT_FIRST;

  final NameResolver<ExecutableNode> refs;
  final NameResolver<Source> sources;
  final NameResolver<FunctionNode> functions;
  final NameResolver<Metric> metrics;
  final NameResolver<SavedQuery> savedQueries;
  final NameResolver<Doc> docs;

  private NameIndex(NameIndex other, NameResolver.Order order) {
    refs = other.refs.inOrder(order);
    sources = other.sources.inOrder(order);
    functions = other.functions.inOrder(order);
    metrics = other.metrics.inOrder(order);
    savedQueries = other.savedQueries.inOrder(order);
    docs = other.docs.inOrder(order);
  }

  NameIndex(Manifest manifest) {
    refs = NameResolver.unambiguous(ExecutableNode::uniqueId, ANY);
    sources = NameResolver.firstWins(ANY);
    functions = NameResolver.firstWins(ANY);
    metrics = NameResolver.firstWins(ANY);
    savedQueries = NameResolver.firstWins(ANY);
    docs = NameResolver.firstWins(ANY);
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

  /** The same names, searched in another order. */
  NameIndex inOrder(NameResolver.Order order) {
    return new NameIndex(this, order);
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
}
