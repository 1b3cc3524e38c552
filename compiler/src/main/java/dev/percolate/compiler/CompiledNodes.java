package dev.percolate.compiler;

import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What compiling and running added to nodes so far, by unique id. Safe for use by many threads. */
public final class CompiledNodes {
  private final Map<String, CompiledNode> nodes = new ConcurrentHashMap<>();
  private final Map<String, Rendered> rendered = new ConcurrentHashMap<>();
  private final Set<String> unsettled = ConcurrentHashMap.newKeySet();
  private final @Nullable CompiledNodes shared;
  private final @Nullable String apart;

  /**
   * What templates gave.
   *
   * @param code without other models in front
   * @param ephemerals unique ids of the ephemeral models that it uses itself, in order
   */
  record Rendered(String code, List<String> ephemerals) {}

  public CompiledNodes() {
    this(null, null);
  }

  private CompiledNodes(@Nullable CompiledNodes shared, @Nullable String apart) {
    this.shared = shared;
    this.apart = apart;
  }

  /** The same states, but for one node, whose state is kept apart. */
  public CompiledNodes apart(String uniqueId) {
    return new CompiledNodes(this, uniqueId);
  }

  private CompiledNodes home(String uniqueId) {
    return shared == null || uniqueId.equals(apart) ? this : shared.home(uniqueId);
  }

  /** The node's state, or null when nothing happened to it. */
  public @Nullable CompiledNode get(String uniqueId) {
    return home(uniqueId).nodes.get(uniqueId);
  }

  /** Keeps a node's state, to which the macros it is known to have called belong. */
  public CompiledNode put(CompiledNode node) {
    return home(node.uniqueId())
        .nodes
        .merge(
            node.uniqueId(),
            node,
            (known, newer) -> newer.withMacros(known.macros()).withIndex(known.index()));
  }

  /** Notes that a hook ran, or was left out, at a place counted from 1. */
  public void placed(String uniqueId, long index) {
    home(uniqueId)
        .nodes
        .compute(
            uniqueId,
            (id, known) ->
                (known == null ? CompiledNode.calling(id, List.of()) : known).withIndex(index));
  }

  /** The relation of a node, as compiling left it; null without one. */
  public @Nullable String relationName(ExecutableNode node) {
    CompiledNode known = get(node.uniqueId());
    String name = known == null ? null : known.relationName();
    return name == null ? node.relationName() : name;
  }

  /** Notes that the node itself called a macro. */
  public void called(String uniqueId, String macro) {
    home(uniqueId)
        .nodes
        .compute(
            uniqueId,
            (id, known) -> {
              if (known == null) {
                return CompiledNode.calling(id, List.of(macro));
              }
              if (known.macros().contains(macro)) {
                return known;
              }
              List<String> macros = new ArrayList<>(known.macros());
              macros.add(macro);
              return known.withMacros(macros);
            });
  }

  /** Notes that the node's code comes from something that is not the same at all times. */
  public void readUnsettled(String uniqueId) {
    home(uniqueId).unsettled.add(uniqueId);
  }

  /**
   * Whether any command would make the same code of the node at any time: it and the ephemeral
   * models in it read nothing but project, profile and variables.
   */
  boolean isRepeatable(CompiledNode node) {
    return !home(node.uniqueId()).unsettled.contains(node.uniqueId())
        && node.extraCtes().stream().noneMatch(cte -> home(cte.id()).unsettled.contains(cte.id()));
  }

  /** Keeps what a node was before other models were placed in front. */
  void putRendered(String uniqueId, Rendered result) {
    home(uniqueId).rendered.put(uniqueId, result);
  }

  /** What a node was before other models were placed in front, or null when it was not compiled. */
  @Nullable Rendered rendered(String uniqueId) {
    return home(uniqueId).rendered.get(uniqueId);
  }

  /** The node's code without other models in front, or null when it was not compiled. */
  public @Nullable String plain(String uniqueId) {
    Rendered known = rendered(uniqueId);
    return known == null ? null : known.code();
  }

  /** Notes where the SQL that ran was written. */
  public void built(String uniqueId, String buildPath) {
    home(uniqueId)
        .nodes
        .compute(
            uniqueId,
            (id, known) ->
                (known == null ? CompiledNode.calling(id, List.of()) : known)
                    .withBuildPath(buildPath));
  }

  /** All states, in no order. */
  public List<CompiledNode> all() {
    return new ArrayList<>(nodes.values());
  }
}
