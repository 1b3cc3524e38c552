package dev.percolate.runner.internal;

import dev.percolate.adapters.api.ConstraintSupport;
import dev.percolate.graph.Dag;
import dev.percolate.project.Flags;
import dev.percolate.project.SelectorDefinitions;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.selection.IndirectSelection;
import dev.percolate.selection.PreviousState;
import dev.percolate.selection.ResourceTypeFilter;
import dev.percolate.selection.Selection;
import dev.percolate.selection.SelectionOptions;
import dev.percolate.selection.SelectionRequest;
import dev.percolate.selection.SelectionSpec;
import dev.percolate.selection.Selector;
import dev.percolate.selection.StateRules;
import dev.percolate.selection.YamlSelectors;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code --select}, {@code --exclude} and {@code --selector} mean for a command. */
public final class NodeSelection {
  private final RunEnvironment environment;
  private final Flags flags;
  private final IndirectSelection indirect;

  public NodeSelection(RunEnvironment environment) {
    this.environment = environment;
    this.flags = environment.flags();
    this.indirect =
        Objects.requireNonNullElse(
            IndirectSelection.of(
                Objects.requireNonNullElse(flags.text("indirect_selection"), "eager")),
            IndirectSelection.EAGER);
  }

  /**
   * The selected nodes.
   *
   * @param withEmpty whether nodes without SQL count
   */
  public Selection select(Dag dag, ResourceTypeFilter types, boolean withEmpty) {
    if (environment.repeat() != null) {
      return Selection.of(dag, environment.repeat().ids());
    }
    SelectorDefinitions definitions = environment.project().selectors();
    Map<String, SelectionSpec> selectors = YamlSelectors.parse(definitions, indirect);
    SelectionOptions options =
        new SelectionOptions(
            environment.project().root(),
            withEmpty,
            selectors,
            previousState(),
            environment.events());
    return Selector.of(environment.manifest(), dag, options)
        .select(spec(definitions, selectors), types);
  }

  private SelectionSpec spec(
      SelectorDefinitions definitions, Map<String, SelectionSpec> selectors) {
    List<String> models = flags.list("models");
    List<String> select = models.isEmpty() ? flags.list("select") : models;
    List<String> exclude = flags.list("exclude");
    return new SelectionRequest(
            select.isEmpty() ? null : select,
            exclude.isEmpty() ? null : exclude,
            flags.text("selector"),
            indirect)
        .resolve(definitions, selectors, environment.events());
  }

  private @Nullable PreviousState previousState() {
    String state = flags.text("state");
    if (state == null) {
      return null;
    }
    StateRules rules =
        new StateRules(
            enforcedConstraints(),
            flags.is("state_modified_compare_more_unrendered_values"),
            flags.maximumSeedSizeMib(),
            environment.clock().instant());
    return PreviousState.read(
        environment.project().root(), Path.of(state), Path.of(environment.targetPath()), rules);
  }

  private Set<String> enforcedConstraints() {
    Set<String> enforced = new LinkedHashSet<>();
    environment
        .adapter()
        .constraintSupport()
        .forEach(
            (type, support) -> {
              if (support == ConstraintSupport.ENFORCED) {
                enforced.add(type.word());
              }
            });
    return enforced;
  }
}
