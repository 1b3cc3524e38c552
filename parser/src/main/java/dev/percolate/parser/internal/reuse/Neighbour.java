package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import java.util.List;
import java.util.Set;

/** The drafts of resources that are not parsed again: as much of them as others look at. */
public final class Neighbour {
  private static final ResourceType[] TYPES = ResourceType.values();

  /** Whether calls of this macro are looked for; unit tests of such a model must say more. */
  private static final String INCREMENTAL = "macro.dbt.is_incremental";

  private Neighbour() {}

  /** Adds to a draft, beside what is parsed, all models and sources of a manifest. */
  public static void surround(ManifestDraft draft, Manifest manifest) {
    draft.surround(
        manifest.nodes().values().stream()
            .filter(node -> !(node instanceof GenericTest))
            .map(Neighbour::of)
            .toList(),
        manifest.sources().values().stream().map(Neighbour::of).toList(),
        Set.of());
    for (List<GraphNode> same : manifest.disabled().values()) {
      for (GraphNode resource : same) {
        if (resource instanceof ExecutableNode node) {
          draft.addDisabled(DisabledDraft.of(of(node)));
        } else if (resource instanceof Source source) {
          draft.addDisabled(DisabledDraft.of(of(source)));
        }
      }
    }
  }

  /** What others know of a node. */
  static NodeBuilder of(ExecutableNode node) {
    NodeBuilder known =
        new NodeBuilder(node.resourceType(), node.packageName(), node.name(), node.uniqueId());
    known.schema = node.schema();
    known.database = node.database();
    known.alias = node.alias();
    known.group = node.group();
    if (node.dependsOnMacros().contains(INCREMENTAL)) {
      known.dependsOnMacros.add(INCREMENTAL);
    }
    if (node instanceof Model model) {
      known.access = model.access();
      known.version = model.version();
      known.latestVersion = model.latestVersion();
    }
    return known;
  }

  /** What others know of a source. */
  static Source.Builder of(Source source) {
    Source.Builder known =
        new Source.Builder(
            new Identity(
                source.name(), source.packageName(), "", "", source.uniqueId(), List.of()));
    known.sourceName = source.sourceName();
    return known;
  }

  static void write(ValueWriter out, NodeBuilder node) {
    out.number(node.resourceType.ordinal())
        .text(node.packageName)
        .text(node.name)
        .text(node.uniqueId)
        .text(node.schema)
        .text(node.database)
        .text(node.alias)
        .text(node.group)
        .flag(node.dependsOnMacros.contains(INCREMENTAL));
    if (node.resourceType == ResourceType.MODEL) {
      out.text(node.access).value(node.version).value(node.latestVersion);
    }
  }

  static void write(ValueWriter out, Source.Builder source) {
    out.text(source.identity.packageName())
        .text(source.sourceName)
        .text(source.identity.name())
        .text(source.identity.uniqueId());
  }

  static NodeBuilder read(ValueReader in) {
    ResourceType type = TYPES[in.count()];
    String packageName = in.text();
    NodeBuilder node = new NodeBuilder(type, packageName, in.text(), in.text());
    node.schema = in.text();
    node.database = in.textOrNull();
    node.alias = in.text();
    node.group = in.textOrNull();
    if (in.flag()) {
      node.dependsOnMacros.add(INCREMENTAL);
    }
    if (type == ResourceType.MODEL) {
      node.access = in.text();
      node.version = in.value();
      node.latestVersion = in.value();
    }
    return node;
  }

  static Source.Builder readSource(ValueReader in) {
    String packageName = in.text();
    String sourceName = in.text();
    String name = in.text();
    Source.Builder source =
        new Source.Builder(new Identity(name, packageName, "", "", in.text(), List.of()));
    source.sourceName = sourceName;
    return source;
  }
}
