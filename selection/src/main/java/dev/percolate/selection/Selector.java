package dev.percolate.selection;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ResourceType;
import dev.percolate.selection.SelectionSpec.Combination;
import dev.percolate.selection.SelectionSpec.Criterion;
import dev.percolate.selection.internal.Glob;
import dev.percolate.selection.internal.Methods;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates selections against one manifest and its graph. For one thread.
 *
 * <p>Every part of a selection gives two sets: the nodes that are selected, and the tests attached
 * to them that are not, because a parent is missing. The second set goes through the same set
 * operations, so that a test comes in once all its parents have.
 */
public final class Selector {
  private final Manifest manifest;
  private final Dag dag;
  private final SelectionOptions options;
  private final Methods methods;
  private final GraphNode[] nodes;
  private final BitSet enabled = new BitSet();
  private final Set<String> resolving = new HashSet<>();

  private Selector(Manifest manifest, Dag dag, SelectionOptions options) {
    this.manifest = manifest;
    this.dag = dag;
    this.options = options;
    this.methods = new Methods(manifest, options);
    this.nodes = new GraphNode[dag.size()];
    for (int n = 0; n < nodes.length; n++) {
      GraphNode node =
          Objects.requireNonNull(manifest.node(dag.id(n)), "a linked node is in the manifest");
      nodes[n] = node;
      enabled.set(n, node.isEnabled());
    }
  }

  /** A selector over the nodes of {@code dag}, all of which must be in the manifest. */
  public static Selector of(Manifest manifest, Dag dag, SelectionOptions options) {
    return new Selector(manifest, dag, options);
  }

  /** The nodes of the allowed types that are selected; warns about criteria without a match. */
  public Selection select(SelectionSpec spec, ResourceTypeFilter types) {
    return new Selection(dag, filtered(evaluate(spec, types, true).direct(), types));
  }

  /** As {@link #select}, without warnings. */
  public Selection selectQuietly(SelectionSpec spec, ResourceTypeFilter types) {
    return new Selection(dag, filtered(evaluate(spec, types, false).direct(), types));
  }

  /**
   * The two sets of a part.
   *
   * @param indirect attached tests that still miss a parent
   */
  private record Sets(BitSet direct, BitSet indirect) {}

  private Sets evaluate(SelectionSpec spec, ResourceTypeFilter types, boolean warn) {
    return switch (spec) {
      case Criterion criterion -> criterion(criterion, types, warn);
      case Combination combination -> combination(combination, types, warn);
    };
  }

  private Sets combination(Combination spec, ResourceTypeFilter types, boolean warn) {
    BitSet direct = null;
    BitSet indirect = null;
    for (SelectionSpec part : spec.parts()) {
      Sets sets = evaluate(part, types, warn);
      sets.indirect().or(sets.direct());
      direct = combined(spec.operation(), direct, sets.direct());
      indirect = combined(spec.operation(), indirect, sets.indirect());
    }
    BitSet all = indirect == null ? new BitSet() : indirect;
    BitSet selected = direct == null ? new BitSet() : direct;
    addCompleteTests(selected, all, spec.indirect());
    if (warn && spec.mustExist() && selected.isEmpty()) {
      warnOfNothing(spec.raw());
    }
    return new Sets(selected, all);
  }

  private static BitSet combined(
      SelectionSpec.Operation operation, @Nullable BitSet left, BitSet right) {
    if (left == null) {
      return (BitSet) right.clone();
    }
    switch (operation) {
      case UNION -> left.or(right);
      case INTERSECTION -> left.and(right);
      case DIFFERENCE -> left.andNot(right);
    }
    return left;
  }

  private void addCompleteTests(BitSet selected, BitSet candidates, IndirectSelection mode) {
    if (selected.equals(candidates)) {
      return;
    }
    BitSet parents = (BitSet) selected.clone();
    switch (mode) {
      case EAGER, EMPTY -> {
        return;
      }
      case CAUTIOUS -> {}
      case BUILDABLE ->
          parents.or(reach(dag.ancestors(selected, Dag.UNLIMITED, Manifest.DEPENDENCIES)));
    }
    for (int n = candidates.nextSetBit(0); n >= 0; n = candidates.nextSetBit(n + 1)) {
      if (nodes[n] instanceof ExecutableNode node
          && !(node instanceof FunctionNode)
          && areAllIn(
              node.dependsOnNodes(), mode == IndirectSelection.CAUTIOUS ? selected : parents)) {
        selected.set(n);
      }
    }
  }

  private Sets criterion(Criterion spec, ResourceTypeFilter types, boolean warn) {
    BitSet selected =
        spec.method() == SelectionMethod.SELECTOR
            ? named(spec, types, warn)
            : matching(methods.predicate(spec));
    addNeighbours(spec, selected);
    // a named selector has brought its tests along, and may have excluded some
    if (spec.indirect() == IndirectSelection.EMPTY || spec.method() == SelectionMethod.SELECTOR) {
      return new Sets(selected, new BitSet());
    }
    return withAttachedTests(selected, spec.indirect());
  }

  private BitSet matching(Predicate<GraphNode> predicate) {
    BitSet matches = new BitSet();
    for (int n = 0; n < nodes.length; n++) {
      if (enabled.get(n) && predicate.test(nodes[n])) {
        matches.set(n);
      }
    }
    return matches;
  }

  private void addNeighbours(Criterion spec, BitSet selected) {
    BitSet start = (BitSet) selected.clone();
    if (spec.childrensParents()) {
      BitSet below = reach(dag.descendants(start, Dag.UNLIMITED, Manifest.DEPENDENCIES));
      below.or(start);
      selected.or(below);
      selected.or(reach(dag.ancestors(below, Dag.UNLIMITED, Manifest.DEPENDENCIES)));
    }
    if (spec.parents()) {
      selected.or(reach(dag.ancestors(start, spec.parentsDepth(), Manifest.DEPENDENCIES)));
    }
    if (spec.children()) {
      selected.or(reach(dag.descendants(start, spec.childrenDepth(), Manifest.DEPENDENCIES)));
    }
  }

  /** Only enabled nodes; disabled ones are tests without children, so no way leads through them. */
  private BitSet reach(BitSet reached) {
    reached.and(enabled);
    return reached;
  }

  private Sets withAttachedTests(BitSet selected, IndirectSelection mode) {
    BitSet direct = (BitSet) selected.clone();
    BitSet indirect = new BitSet();
    BitSet buildable = null;
    BitSet next = reach(dag.successors(selected));
    for (int n = next.nextSetBit(0); n >= 0; n = next.nextSetBit(n + 1)) {
      ResourceType type = nodes[n].resourceType();
      if (type != ResourceType.TEST && type != ResourceType.UNIT_TEST) {
        continue;
      }
      List<String> parents = nodes[n].dependsOnNodes();
      if (mode == IndirectSelection.EAGER || areAllIn(parents, selected)) {
        direct.set(n);
        continue;
      }
      if (mode == IndirectSelection.BUILDABLE) {
        if (buildable == null) {
          buildable = buildable(selected);
        }
        if (areAllIn(parents, buildable)) {
          direct.set(n);
          continue;
        }
      }
      indirect.set(n);
    }
    return new Sets(direct, indirect);
  }

  private BitSet buildable(BitSet selected) {
    BitSet buildable = reach(dag.ancestors(selected, Dag.UNLIMITED, Manifest.DEPENDENCIES));
    buildable.or(selected);
    for (String source : manifest.sources().keySet()) {
      buildable.set(dag.indexOf(source));
    }
    return buildable;
  }

  private boolean areAllIn(List<String> ids, BitSet set) {
    for (String id : ids) {
      int number = dag.indexOf(id);
      if (number < 0 || !set.get(number)) {
        return false;
      }
    }
    return true;
  }

  /** What the selectors of selectors.yml whose names match select. */
  private BitSet named(Criterion spec, ResourceTypeFilter types, boolean warn) {
    Map<String, SelectionSpec> matching = new TreeMap<>();
    options
        .selectors()
        .forEach(
            (name, definition) -> {
              if (Glob.matches(name, spec.text())) {
                matching.put(name, definition);
              }
            });
    if (matching.isEmpty()) {
      throw ProblemException.runtime(
          "Selector '" + spec.text() + "' did not match any selector in selectors.yml");
    }
    BitSet selected = new BitSet();
    matching.forEach(
        (name, definition) -> {
          if (!resolving.add(name)) {
            throw ProblemException.runtime(
                "Circular dependency detected in selector: " + PythonText.str(definition.raw()));
          }
          selected.or(filtered(evaluate(definition, types, warn).direct(), types));
          resolving.remove(name);
        });
    return selected;
  }

  private BitSet filtered(BitSet selected, ResourceTypeFilter types) {
    BitSet kept = new BitSet();
    for (int n = selected.nextSetBit(0); n >= 0; n = selected.nextSetBit(n + 1)) {
      if (types.allows(nodes[n].resourceType())
          && (options.includeEmptyNodes() || !isEmpty(nodes[n]))) {
        kept.set(n);
      }
    }
    return kept;
  }

  private static boolean isEmpty(GraphNode node) {
    return node instanceof ExecutableNode executable
        && !(node instanceof FunctionNode)
        && executable.isEmptyCode();
  }

  private void warnOfNothing(@Nullable Object raw) {
    String text = PythonText.str(raw);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("spec_raw", text);
    options
        .events()
        .fire(
            new Event(
                "M030",
                "NoNodesForSelectionCriteria",
                Level.WARN,
                "[WARNING]: The selection criterion '"
                    + text
                    + "' does not match any enabled nodes",
                data));
  }
}
