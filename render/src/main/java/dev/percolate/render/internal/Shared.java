package dev.percolate.render.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.RelationConfig;
import dev.percolate.adapters.api.SourceLocation;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Source;
import dev.percolate.render.Introspector;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.OwnConnection;
import dev.percolate.render.RunScope;
import dev.percolate.render.TemplateReads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all contexts of an invocation have in common. Safe for many threads. */
public final class Shared {
  private final Invocation invocation;
  private final Adapter adapter;
  private final MacroRegistry macros;
  private final TemplateReads reads = new TemplateReads();
  private final BaseNames base;
  private final Introspector ownConnection;
  private final Map<String, Map<String, @Nullable Object>> vars = new ConcurrentHashMap<>();
  private @Nullable GraphDict graph;

  public Shared(Invocation invocation, Adapter adapter, MacroRegistry macros) {
    this.invocation = invocation;
    this.adapter = adapter;
    this.macros = macros;
    this.base = new BaseNames(invocation, reads);
    this.ownConnection = new OwnConnection(adapter);
  }

  Invocation invocation() {
    return invocation;
  }

  Adapter adapter() {
    return adapter;
  }

  MacroRegistry macros() {
    return macros;
  }

  /** What templates read besides their own text. */
  public TemplateReads reads() {
    return reads;
  }

  BaseNames base() {
    return base;
  }

  /** Answers by the calling thread's connection. */
  Introspector ownConnection() {
    return ownConnection;
  }

  /** The {@code graph} of a command. */
  synchronized GraphDict graph(RunScope scope) {
    GraphDict known = graph;
    if (known == null || !known.shows(scope.manifest())) {
      known = new GraphDict(scope);
      graph = known;
    }
    return known;
  }

  /** The variables seen from a package; do not change the map. */
  Map<String, @Nullable Object> vars(String packageName) {
    return vars.computeIfAbsent(packageName, invocation.vars()::scope);
  }

  // dbt 1.12: the config quoting of a node is kept and has no effect
  /** The relation of a node, quoted by project, then adapter. */
  Relation relation(ExecutableNode node) {
    return adapter
        .relationClass()
        .createFrom(
            invocation.packages().root().quoting(),
            new RelationConfig(node.database(), node.schema(), node.alias(), Map.of(), null));
  }

  /** The relation of a function node: quoted by adapter. */
  Relation unquotedByProject(ExecutableNode node) {
    return adapter
        .relationClass()
        .createFrom(
            Map.of(),
            new RelationConfig(node.database(), node.schema(), node.alias(), Map.of(), null));
  }

  // dbt 1.12: source() ignores the project's quoting
  /** The relation that {@code source()} gives. */
  Relation relation(Source source) {
    return adapter.relationClass().createFrom(Map.of(), config(source));
  }

  /** The relation {@code this} in the context of a source. */
  Relation ownRelation(Source source) {
    return adapter
        .relationClass()
        .createFrom(invocation.packages().root().quoting(), config(source));
  }

  private RelationConfig config(Source source) {
    String external =
        adapter.externalLocation(
            new SourceLocation(
                    source.name(),
                    source.identifier(),
                    source.schema(),
                    source.database(),
                    source.tags(),
                    source.meta())
                .with(source.config()));
    return new RelationConfig(
        source.database(), source.schema(), source.identifier(), source.quoting(), external);
  }
}
