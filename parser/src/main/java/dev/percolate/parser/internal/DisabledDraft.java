package dev.percolate.parser.internal;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.List;
import java.util.function.Supplier;

/**
 * A resource that is switched off.
 *
 * @param searchName the name references use: with {@code .vN} for a versioned model, with the
 *     source's name for a table
 * @param draft the draft itself
 * @param build makes the record of the draft's present state
 */
public record DisabledDraft(
    ResourceType type,
    String uniqueId,
    String searchName,
    String packageName,
    List<String> fqn,
    Object draft,
    Supplier<GraphNode> build) {

  public static DisabledDraft of(NodeBuilder node) {
    String searchName =
        node.version == null ? node.name : node.name + ".v" + Texts.str(node.version);
    return new DisabledDraft(
        node.resourceType,
        node.uniqueId,
        searchName,
        node.packageName,
        node.fqn,
        node,
        node::build);
  }

  public static DisabledDraft of(Source.Builder source) {
    return of(
        ResourceType.SOURCE,
        source.identity,
        source.sourceName + "." + source.identity.name(),
        source,
        source::build);
  }

  public static DisabledDraft of(Exposure.Builder exposure) {
    return of(ResourceType.EXPOSURE, exposure.identity, exposure, exposure::build);
  }

  public static DisabledDraft of(Metric.Builder metric) {
    return of(ResourceType.METRIC, metric.identity, metric, metric::build);
  }

  public static DisabledDraft of(SavedQuery.Builder query) {
    return of(ResourceType.SAVED_QUERY, query.identity, query, query::build);
  }

  public static DisabledDraft of(SemanticModel.Builder model) {
    return of(ResourceType.SEMANTIC_MODEL, model.identity, model, model::build);
  }

  public static DisabledDraft of(UnitTest.Builder test) {
    return of(ResourceType.UNIT_TEST, test.identity, test, test::build);
  }

  private static DisabledDraft of(
      ResourceType type, Identity identity, Object draft, Supplier<GraphNode> build) {
    return of(type, identity, identity.name(), draft, build);
  }

  private static DisabledDraft of(
      ResourceType type,
      Identity identity,
      String searchName,
      Object draft,
      Supplier<GraphNode> build) {
    return new DisabledDraft(
        type,
        identity.uniqueId(),
        searchName,
        identity.packageName(),
        identity.fqn(),
        draft,
        build);
  }
}
