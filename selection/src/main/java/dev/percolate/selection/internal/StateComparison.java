package dev.percolate.selection.internal;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.Seed;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.selection.StateRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed between two manifests, kind by kind as dbt 1.12 does. What counts as the same
 * differs: a new model is modified, a new source or exposure is not.
 */
final class StateComparison {
  // dbt 1.12: where a table goes and how it is labelled is no change of its configuration
  private static final Set<String> IGNORED_NODE_KEYS =
      Set.of("alias", "schema", "database", "tags", "group");

  private final Manifest old;
  private final Manifest current;
  private final StateRules rules;
  private final ContractComparison contracts;
  private final SeedComparison seeds;
  private final Map<String, Boolean> changedMacros = new HashMap<>();

  StateComparison(Manifest old, Manifest current, StateRules rules, EventSink events) {
    this.old = old;
    this.current = current;
    this.rules = rules;
    this.contracts = new ContractComparison(rules, events);
    this.seeds = new SeedComparison(rules, events);
    for (Macro macro : current.macros().values()) {
      Macro before = old.macros().get(macro.uniqueId());
      if (before == null || !before.macroSql().equals(macro.macroSql())) {
        changedMacros.put(macro.uniqueId(), true);
      }
    }
    for (String id : old.macros().keySet()) {
      if (!current.macros().containsKey(id)) {
        changedMacros.put(id, true);
      }
    }
  }

  boolean isModified(GraphNode node) {
    GraphNode before = before(node);
    boolean different = !isSame(before, node) || isMacroModified(node);
    if (before instanceof Model model && node instanceof Model now) {
      different |= !contracts.isSame(model, now);
    }
    return different;
  }

  boolean isBodyModified(GraphNode node) {
    return node instanceof ExecutableNode now
        && (!(before(node) instanceof ExecutableNode then) || !isSameBody(then, now));
  }

  boolean isConfigModified(GraphNode node) {
    GraphNode before = before(node);
    return !(node instanceof UnitTest) && (before == null || !isSameConfig(before, node));
  }

  boolean isPersistedDescriptionModified(GraphNode node) {
    return node instanceof ExecutableNode now
        && (!(before(node) instanceof ExecutableNode then) || !isSameDescription(then, now));
  }

  boolean isRelationModified(GraphNode node) {
    if (node instanceof Source now) {
      return !(before(node) instanceof Source then) || !isSameRelation(then, now);
    }
    return node instanceof ExecutableNode now
        && (!(before(node) instanceof ExecutableNode then) || !isSameRelation(then, now));
  }

  boolean isContractModified(GraphNode node) {
    if (!(node instanceof ExecutableNode)) {
      return false;
    }
    GraphNode before = before(node);
    return before == null
        || (node instanceof Model now
            && before instanceof Model then
            && !contracts.isSame(then, now));
  }

  /** Whether a macro the node calls, directly or not, was changed, added or removed. */
  boolean isMacroModified(GraphNode node) {
    if (changedMacros.isEmpty()) {
      return false;
    }
    for (String macro : macrosOf(node)) {
      // how the manifest names the macro of a generic test that nobody knows
      if (macro.equals("None")) {
        throw ProblemException.compilation(
            "Node '"
                + node.name()
                + "' (in "
                + node.originalFilePath()
                + ") depends on a macro or test that does not exist. This can happen when a macro"
                + " or generic test is removed but is still referenced. Check for typos and/or"
                + " install package dependencies with 'dbt deps'.");
      }
      if (isMacroChanged(macro, new HashSet<>())) {
        return true;
      }
    }
    return false;
  }

  /** Reports contracts that went away with their models. */
  void checkRemovedContracts() {
    for (ExecutableNode node : old.nodes().values()) {
      List<GraphNode> disabled = current.disabled().get(node.uniqueId());
      GraphNode removed = disabled == null ? node : disabled.getFirst();
      if (removed instanceof Model model
          && (disabled != null || !current.nodes().containsKey(node.uniqueId()))) {
        contracts.checkRemoved(model);
      }
    }
  }

  private @Nullable GraphNode before(GraphNode node) {
    return old.node(node.uniqueId());
  }

  private boolean isMacroChanged(String id, Set<String> visiting) {
    Boolean known = changedMacros.get(id);
    if (known != null) {
      return known;
    }
    Macro macro = current.macros().get(id);
    if (macro == null || !visiting.add(id)) {
      return false;
    }
    for (String called : macro.dependsOn()) {
      if (isMacroChanged(called, visiting)) {
        changedMacros.put(id, true);
        return true;
      }
    }
    return false;
  }

  private static List<String> macrosOf(GraphNode node) {
    return switch (node) {
      case ExecutableNode executable -> executable.dependsOnMacros();
      case Source _ -> List.of();
      case Exposure exposure -> exposure.dependsOn().macros();
      case Metric metric -> metric.dependsOn().macros();
      case SavedQuery query -> query.dependsOn().macros();
      case SemanticModel model -> model.dependsOn().macros();
      case UnitTest test -> test.dependsOn().macros();
    };
  }

  private boolean isSame(@Nullable GraphNode before, GraphNode node) {
    return switch (node) {
      case ExecutableNode now -> before instanceof ExecutableNode then && isSameNode(then, now);
      case UnitTest now ->
          before instanceof UnitTest then && Objects.equals(then.checksum(), now.checksum());
      case Source now -> !(before instanceof Source then) || isSameSource(then, now);
      case Exposure now -> !(before instanceof Exposure then) || isSameExposure(then, now);
      case Metric now ->
          !(before instanceof Metric then)
              || (then.type().equals(now.type())
                  && then.description().equals(now.description())
                  && then.label().equals(now.label())
                  && isSameConfig(then, now));
      case SemanticModel now ->
          !(before instanceof SemanticModel then) || isSameSemanticModel(then, now);
      case SavedQuery now -> !(before instanceof SavedQuery then) || isSameSavedQuery(then, now);
    };
  }

  private boolean isSameNode(ExecutableNode then, ExecutableNode now) {
    if (now instanceof GenericTest) {
      return isSameConfig(then, now) && then.fqn().equals(now.fqn());
    }
    boolean sameContract =
        !(then instanceof Model oldModel && now instanceof Model newModel)
            || contracts.isSame(oldModel, newModel);
    return isSameBody(then, now)
        && isSameConfig(then, now)
        && isSameDescription(then, now)
        && then.fqn().equals(now.fqn())
        && isSameRelation(then, now)
        && sameContract
        && isSameOfItsKind(then, now);
  }

  private static boolean isSameOfItsKind(ExecutableNode then, ExecutableNode now) {
    if (then instanceof Model before && now instanceof Model model) {
      return Objects.equals(before.latestVersion(), model.latestVersion())
          && before.access().equals(model.access())
          && Objects.equals(before.deprecationDate(), model.deprecationDate());
    }
    if (then instanceof FunctionNode before && now instanceof FunctionNode function) {
      return before.arguments().equals(function.arguments())
          && before.returns().equals(function.returns())
          && signatures(before).equals(signatures(function));
    }
    return true;
  }

  private static List<List<@Nullable Object>> signatures(FunctionNode function) {
    return function.overloads().stream()
        .<List<@Nullable Object>>map(
            o -> java.util.Arrays.asList(o.definedIn(), o.arguments(), o.returns(), o.rawBody()))
        .toList();
  }

  private boolean isSameBody(ExecutableNode then, ExecutableNode now) {
    return now instanceof Seed seed
        ? seeds.isSame(then.checksum(), seed)
        : then.rawCode().equals(now.rawCode());
  }

  private static boolean isSameConfig(GraphNode then, GraphNode now) {
    if (now instanceof SemanticModel || now instanceof SavedQuery) {
      return then.config().equals(now.config());
    }
    Set<String> ignored = now instanceof ExecutableNode ? IGNORED_NODE_KEYS : Set.of();
    if (now instanceof Metric) {
      ignored = Set.of("group");
    }
    Map<String, @Nullable Object> before = then.unrenderedConfig();
    Map<String, @Nullable Object> after = now.unrenderedConfig();
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    for (String key : keys) {
      if (!ignored.contains(key)
          && (before.containsKey(key) != after.containsKey(key)
              || !Objects.equals(before.get(key), after.get(key)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameDescription(ExecutableNode then, ExecutableNode now) {
    if (!(now.config().get("persist_docs") instanceof Map<?, ?> persist)) {
      return true;
    }
    if (Boolean.TRUE.equals(persist.get("relation"))
        && !then.description().equals(now.description())) {
      return false;
    }
    return !Boolean.TRUE.equals(persist.get("columns"))
        || descriptions(then).equals(descriptions(now));
  }

  private static Map<String, String> descriptions(ExecutableNode node) {
    Map<String, String> descriptions = new HashMap<>();
    for (Map.Entry<String, ColumnSpec> column : node.columns().entrySet()) {
      descriptions.put(column.getKey(), column.getValue().description());
    }
    return descriptions;
  }

  private static boolean isSameRelation(ExecutableNode then, ExecutableNode now) {
    for (String key : List.of("database", "schema", "alias")) {
      if (!Objects.equals(then.unrenderedConfig().get(key), now.unrenderedConfig().get(key))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameRelation(Source then, Source now) {
    boolean same =
        rules.compareUnrendered()
            ? Objects.equals(then.unrenderedDatabase(), now.unrenderedDatabase())
                && Objects.equals(then.unrenderedSchema(), now.unrenderedSchema())
            : Objects.equals(then.database(), now.database()) && then.schema().equals(now.schema());
    return same && then.identifier().equals(now.identifier());
  }

  private boolean isSameSource(Source then, Source now) {
    return isSameRelation(then, now)
        && then.fqn().equals(now.fqn())
        && isSameConfig(then, now)
        && then.quoting().equals(now.quoting())
        && Objects.equals(then.freshness(), now.freshness())
        && Objects.equals(then.loadedAtField(), now.loadedAtField())
        && Objects.equals(then.external(), now.external());
  }

  private static boolean isSameExposure(Exposure then, Exposure now) {
    return then.fqn().equals(now.fqn())
        && then.type().equals(now.type())
        && then.owner().equals(now.owner())
        && Objects.equals(then.maturity(), now.maturity())
        && Objects.equals(then.url(), now.url())
        && then.description().equals(now.description())
        && Objects.equals(then.label(), now.label())
        && new HashSet<>(then.dependsOnNodes()).equals(new HashSet<>(now.dependsOnNodes()))
        && isSameConfig(then, now);
  }

  private static boolean isSameSemanticModel(SemanticModel then, SemanticModel now) {
    return then.model().equals(now.model())
        && Objects.equals(then.description(), now.description())
        && Objects.equals(then.defaults(), now.defaults())
        && then.entities().equals(now.entities())
        && then.dimensions().equals(now.dimensions())
        && then.measures().equals(now.measures())
        && isSameConfig(then, now)
        && Objects.equals(then.primaryEntity(), now.primaryEntity())
        && Objects.equals(then.group(), now.group());
  }

  private static boolean isSameSavedQuery(SavedQuery then, SavedQuery now) {
    for (String key : List.of("metrics", "group_by", "where")) {
      if (!Objects.equals(then.queryParams().get(key), now.queryParams().get(key))) {
        return false;
      }
    }
    return Objects.equals(then.description(), now.description())
        && Objects.equals(then.label(), now.label())
        && isSameConfig(then, now)
        && Objects.equals(then.group(), now.group())
        && exports(then).equals(exports(now))
        && then.tags().equals(now.tags());
  }

  private static List<List<@Nullable Object>> exports(SavedQuery query) {
    return query.exports().stream()
        .map(
            export -> {
              Map<?, ?> config =
                  export.get("unrendered_config") instanceof Map<?, ?> map ? map : Map.of();
              return java.util.Arrays.<@Nullable Object>asList(
                  export.get("name"),
                  config.get("export_as"),
                  config.get("schema"),
                  config.get("alias"));
            })
        .toList();
  }
}
