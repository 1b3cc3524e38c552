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
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The binary form of a manifest without its metadata: the sections one after the other, and what is
 * in no section.
 */
final class ManifestForm {
  private ManifestForm() {}

  /**
   * Writes a manifest.
   *
   * @return where the resources of each section begin, and where the last one ends
   */
  static int[][] write(ValueWriter out, Manifest manifest) {
    int[][] starts = new int[Section.values().length][];
    for (Section section : Section.values()) {
      Collection<? extends Resource> resources = section.of(manifest).values();
      out.number(resources.size());
      int[] own = new int[resources.size() + 1];
      int at = 0;
      for (Resource resource : resources) {
        own[at++] = out.size();
        resource(out, resource);
      }
      own[at] = out.size();
      starts[section.ordinal()] = own;
    }
    out.values(manifest.selectors());
    out.map(manifest.disabled(), (writer, same) -> writer.list(same, ManifestForm::resource));
    return starts;
  }

  static Manifest read(ValueReader in, ManifestMetadata metadata) {
    Manifest.Builder draft = new Manifest.Builder();
    for (Section section : Section.values()) {
      switch (section) {
        case NODES -> each(in, ExecutableNode.class, draft.nodes);
        case SOURCES -> each(in, Source.class, draft.sources);
        case EXPOSURES -> each(in, Exposure.class, draft.exposures);
        case FUNCTIONS -> each(in, FunctionNode.class, draft.functions);
        case METRICS -> each(in, Metric.class, draft.metrics);
        case SEMANTIC_MODELS -> each(in, SemanticModel.class, draft.semanticModels);
        case SAVED_QUERIES -> each(in, SavedQuery.class, draft.savedQueries);
        case UNIT_TESTS -> each(in, UnitTest.class, draft.unitTests);
        case MACROS -> each(in, Macro.class, draft.macros);
        case DOCS -> each(in, Doc.class, draft.docs);
        case GROUPS -> each(in, Group.class, draft.groups);
      }
    }
    draft.selectors.putAll(in.values());
    draft.disabled.putAll(in.map(ManifestForm::disabled));
    return draft.build(metadata);
  }

  /** Writes one resource. */
  static void resource(ValueWriter out, Resource resource) {
    boolean isNode = resource instanceof ExecutableNode;
    out.flag(isNode);
    if (resource instanceof ExecutableNode node) {
      NodeForm.write(out, node);
    } else {
      out.values(resource.toMap());
    }
  }

  /** Reads one resource. */
  static Resource resource(ValueReader in) {
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
