package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Doc;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.manifest.ManifestReader;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The binary form of a manifest without its metadata. */
final class ManifestForm {
  private ManifestForm() {}

  static void write(ValueWriter out, Manifest manifest) {
    resources(out, manifest.nodes().values());
    resources(out, manifest.sources().values());
    resources(out, manifest.macros().values());
    resources(out, manifest.docs().values());
    resources(out, manifest.exposures().values());
    resources(out, manifest.metrics().values());
    resources(out, manifest.groups().values());
    out.values(manifest.selectors());
    out.map(manifest.disabled(), (writer, same) -> resources(writer, same));
    resources(out, manifest.savedQueries().values());
    resources(out, manifest.semanticModels().values());
    resources(out, manifest.unitTests().values());
    resources(out, manifest.functions().values());
  }

  static Manifest read(ValueReader in, ManifestMetadata metadata) {
    Manifest.Builder draft = new Manifest.Builder();
    each(in, ExecutableNode.class, draft.nodes);
    each(in, Source.class, draft.sources);
    each(in, Macro.class, draft.macros);
    each(in, Doc.class, draft.docs);
    each(in, Exposure.class, draft.exposures);
    each(in, Metric.class, draft.metrics);
    each(in, Group.class, draft.groups);
    draft.selectors.putAll(in.values());
    draft.disabled.putAll(in.map(ManifestForm::disabled));
    each(in, SavedQuery.class, draft.savedQueries);
    each(in, SemanticModel.class, draft.semanticModels);
    each(in, UnitTest.class, draft.unitTests);
    each(in, FunctionNode.class, draft.functions);
    return draft.build(metadata);
  }

  private static void resources(ValueWriter out, Collection<? extends Resource> resources) {
    out.list(resources, ManifestForm::resource);
  }

  private static void resource(ValueWriter out, Resource resource) {
    boolean isNode = resource instanceof ExecutableNode;
    out.flag(isNode);
    if (resource instanceof ExecutableNode node) {
      NodeForm.write(out, NodeBuilder.from(node));
    } else {
      out.values(resource.toMap());
    }
  }

  private static Resource resource(ValueReader in) {
    return in.flag() ? NodeForm.read(in).build() : ManifestReader.resource(in.values());
  }

  private static <R extends Resource> void each(
      ValueReader in, Class<R> type, Map<String, R> target) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      R resource = type.cast(resource(in));
      target.put(resource.uniqueId(), resource);
    }
  }

  private static List<GraphNode> disabled(ValueReader in) {
    return in.list(reader -> (GraphNode) resource(reader));
  }
}
