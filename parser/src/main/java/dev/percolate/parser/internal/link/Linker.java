package dev.percolate.parser.internal.link;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseProblems;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.project.ProjectConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the calls of all resources into {@code depends_on.nodes}, in dbt's order: sources, refs,
 * metrics, functions. A missing or disabled target is an error; for a test it is a warning and
 * switches the test off.
 */
public final class Linker {
  private final ParseSession session;
  private final Links links;
  private final ManifestDraft draft;

  public Linker(ParseSession session, Links links) {
    this.session = session;
    this.links = links;
    this.draft = session.draft();
  }

  /** Links sources and refs. */
  public void linkRelations() {
    for (NodeBuilder node : draft.nodes().values()) {
      linkSources(Referrer.of(node), node.sources, node.dependsOnNodes, isLinked(node));
    }
    Map<Exposure.Builder, Set<String>> ofExposures = new LinkedHashMap<>();
    for (Exposure.Builder exposure : draft.exposures().values()) {
      Set<String> nodes = new LinkedHashSet<>(exposure.dependsOn.nodes());
      ofExposures.put(exposure, nodes);
      linkSources(Referrer.of(exposure), exposure.sources, nodes, true);
    }
    for (NodeBuilder node : draft.nodes().values()) {
      linkRefs(Referrer.of(node), node.refs, node.dependsOnNodes, isLinked(node));
    }
    ofExposures.forEach(
        (exposure, nodes) -> {
          linkRefs(Referrer.of(exposure), exposure.refs, nodes, true);
          exposure.dependsOn = new DependsOn(exposure.dependsOn.macros(), List.copyOf(nodes));
        });
    for (Metric.Builder metric : draft.metrics().values()) {
      Set<String> nodes = new LinkedHashSet<>(metric.dependsOn.nodes());
      linkRefs(Referrer.of(metric), metric.refs, nodes, true);
      metric.dependsOn = new DependsOn(metric.dependsOn.macros(), List.copyOf(nodes));
    }
    for (SemanticModel.Builder model : draft.semanticModels().values()) {
      linkSemanticModel(model);
    }
    for (NodeBuilder function : draft.functions().values()) {
      linkRefs(Referrer.of(function), function.refs, function.dependsOnNodes, true);
    }
  }

  /** Links sources and refs of one more node. */
  public void linkRelations(NodeBuilder node) {
    linkSources(Referrer.of(node), node.sources, node.dependsOnNodes, true);
    linkRefs(Referrer.of(node), node.refs, node.dependsOnNodes, true);
  }

  // dbt 1.12: what the hooks of a seed refer to is never linked
  private static boolean isLinked(NodeBuilder node) {
    return node.resourceType != ResourceType.SEED;
  }

  private void linkSources(
      Referrer from, List<List<String>> calls, Set<String> nodes, boolean isLinked) {
    if (!isLinked) {
      return;
    }
    for (List<String> call : calls) {
      String name = call.get(0) + "." + call.get(1);
      switch (links.source(call.get(0), call.get(1), from.packageName())) {
        case Resolution.Found<Source.Builder>(Source.Builder source) ->
            nodes.add(source.identity.uniqueId());
        case Resolution.Disabled<Source.Builder> _ ->
            missing(from, "source", name, null, null, true, true);
        case Resolution.Missing<Source.Builder> _ ->
            missing(from, "source", name, null, null, false, true);
      }
    }
  }

  private void linkRefs(Referrer from, List<RefArgs> calls, Set<String> nodes, boolean isLinked) {
    if (!isLinked) {
      return;
    }
    for (RefArgs ref : calls) {
      NodeBuilder target = resolve(from, ref);
      if (target != null) {
        checkAccess(from, target);
        if (session.searchOrder() == NameResolver.Order.ROOT_FIRST) {
          warnOfRoot(from, target, ref);
        }
        nodes.add(target.uniqueId);
      }
    }
  }

  private @Nullable NodeBuilder resolve(Referrer from, RefArgs ref) {
    Resolution<NodeBuilder> found;
    try {
      found = links.ref(ref.name(), ref.packageName(), ref.version(), from.packageName());
    } catch (ProblemException e) {
      throw new ProblemException(
          e.problem()
              .withSubject(
                  new dev.percolate.diagnostics.Problem.Subject(
                      from.type().word(), from.name(), from.originalFilePath())),
          e);
    }
    return switch (found) {
      case Resolution.Found<NodeBuilder>(NodeBuilder target) -> target;
      case Resolution.Disabled<NodeBuilder> _ -> {
        missing(from, "node", ref.name(), ref.packageName(), ref.version(), true, false);
        yield null;
      }
      case Resolution.Missing<NodeBuilder> _ -> {
        missing(from, "node", ref.name(), ref.packageName(), ref.version(), false, false);
        yield null;
      }
    };
  }

  private void checkAccess(Referrer from, NodeBuilder target) {
    if (target.resourceType != ResourceType.MODEL || from.type() == ResourceType.SQL_OPERATION) {
      return;
    }
    ProjectConfig project = session.packages().project(target.packageName);
    boolean isForeign =
        !from.packageName().equals(target.packageName)
            && project != null
            && project.restrictAccess();
    if (target.access.equals("private") && (!isInGroup(from.group(), target.group) || isForeign)) {
      String group = target.group == null ? "" : target.group;
      throw ParseProblems.noAccess(from.uniqueId(), target.uniqueId, "private", group, "group");
    }
    if (target.access.equals("protected") && isForeign) {
      throw ParseProblems.noAccess(
          from.uniqueId(), target.uniqueId, "protected", target.packageName, "package");
    }
  }

  private static boolean isInGroup(@Nullable String group, @Nullable String targetGroup) {
    return group != null && !group.isEmpty() && group.equals(targetGroup);
  }

  private void warnOfRoot(Referrer from, NodeBuilder target, RefArgs ref) {
    String root = session.rootProject();
    if (!from.packageName().equals(root)
        && target.packageName.equals(root)
        && !root.equals(ref.packageName())) {
      session.events().packageDependsOnRoot(from.name(), from.packageName(), target.uniqueId);
    }
  }

  private void linkSemanticModel(SemanticModel.Builder model) {
    Set<String> nodes = new LinkedHashSet<>(model.dependsOn.nodes());
    linkRefs(Referrer.of(model), model.refs, nodes, true);
    model.dependsOn = new DependsOn(model.dependsOn.macros(), List.copyOf(nodes));
    NodeBuilder target = nodes.isEmpty() ? null : draft.nodes().get(nodes.iterator().next());
    if (target != null) {
      Map<String, @Nullable Object> relation = new LinkedHashMap<>();
      relation.put("alias", target.alias);
      relation.put("schema_name", target.schema);
      relation.put("database", target.database);
      relation.put("relation_name", target.relationName);
      model.nodeRelation = relation;
    }
  }

  /** Links {@code metric()} calls of nodes and exposures. */
  public void linkMetrics() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (isLinked(node)) {
        linkMetrics(Referrer.of(node), node.metrics, node.dependsOnNodes);
      }
    }
    for (Exposure.Builder exposure : draft.exposures().values()) {
      if (!exposure.metrics.isEmpty()) {
        Set<String> nodes = new LinkedHashSet<>(exposure.dependsOn.nodes());
        linkMetrics(Referrer.of(exposure), exposure.metrics, nodes);
        exposure.dependsOn = new DependsOn(exposure.dependsOn.macros(), List.copyOf(nodes));
      }
    }
  }

  /** Links {@code metric()} calls of one resource. */
  public void linkMetrics(Referrer from, List<List<String>> calls, Set<String> nodes) {
    for (List<String> call : calls) {
      String packageName = call.size() == 2 ? call.getFirst() : null;
      String name = call.getLast();
      switch (links.metric(name, packageName, from.packageName())) {
        case Resolution.Found<Metric.Builder>(Metric.Builder metric) ->
            nodes.add(metric.identity.uniqueId());
        case Resolution.Disabled<Metric.Builder> _ ->
            missing(from, "metric", name, packageName, null, true, true);
        case Resolution.Missing<Metric.Builder> _ ->
            missing(from, "metric", name, packageName, null, false, true);
      }
    }
  }

  /** Links {@code function()} calls of nodes and functions. */
  public void linkFunctions() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (isLinked(node)) {
        linkFunctions(node);
      }
    }
    draft.functions().values().forEach(this::linkFunctions);
  }

  private void linkFunctions(NodeBuilder node) {
    for (List<String> call : node.functions) {
      String packageName = call.size() == 2 ? call.getFirst() : null;
      String name = call.getLast();
      Referrer from = Referrer.of(node);
      switch (links.function(name, packageName, node.packageName)) {
        case Resolution.Found<NodeBuilder>(NodeBuilder function) ->
            node.dependsOnNodes.add(function.uniqueId);
        case Resolution.Disabled<NodeBuilder> _ ->
            missing(from, "function", name, packageName, null, true, false);
        case Resolution.Missing<NodeBuilder> _ ->
            missing(from, "function", name, packageName, null, false, false);
      }
    }
  }

  /**
   * A target that is not there: an error, but for a test, which is switched off with a warning.
   *
   * @param kind node, source, metric or function
   * @param warnIfDisabled whether a test is warned about, and not only told in debug output
   */
  public void missing(
      Referrer from,
      String kind,
      String name,
      @Nullable String packageName,
      @Nullable Object version,
      boolean isDisabled,
      boolean warnIfDisabled) {
    from.config().put("enabled", false);
    draft.absent().add(name);
    if (from.type() == ResourceType.TEST) {
      if (isDisabled) {
        session
            .events()
            .targetDisabled(
                warnIfDisabled,
                from.title(),
                from.uniqueId(),
                from.originalFilePath(),
                kind,
                name,
                packageName);
      } else {
        session
            .events()
            .targetNotFound(
                from.title(),
                from.uniqueId(),
                from.originalFilePath(),
                kind,
                name,
                packageName,
                false);
      }
      return;
    }
    throw ProblemException.of(
        ProblemKind.COMPILATION,
        from.title()
            + " '"
            + from.uniqueId()
            + "' ("
            + from.originalFilePath()
            + ") depends on a "
            + kind
            + " named '"
            + name
            + "' "
            + (version == null ? "" : "with version '" + Texts.str(version) + "' ")
            + (packageName == null ? "" : "in package or project '" + packageName + "' ")
            + "which "
            + (isDisabled ? "is disabled" : "was not found"));
  }
}
