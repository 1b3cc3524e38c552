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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The binary form of a manifest without its metadata: the sections one after the other, and what is
 * in no section.
 */
final class ManifestForm {
  /** In front of a resource: what kind of form it has. The many have one of their own. */
  private static final int OTHER = 0;

  private static final int NODE = 1;
  private static final int SOURCE = 2;
  private static final int MACRO = 3;

  private ManifestForm() {}

  /**
   * Writes a manifest.
   *
   * @return where the resources of each section begin, and where the last one ends
   */
  static int[][] write(ValueWriter out, Manifest manifest) {
    int[][] starts = new int[Section.values().length][];
    for (Section section : Section.values()) {
      Runnable write = () -> starts[section.ordinal()] = write(out, section.of(manifest).values());
      if (isReadLater(section)) {
        out.kept(write);
      } else {
        write.run();
      }
    }
    out.values(manifest.selectors());
    out.map(manifest.disabled(), (writer, same) -> writer.list(same, ManifestForm::resource));
    return starts;
  }

  /** Whether a section is read when it is looked into; it stands behind its length. */
  static boolean isReadLater(Section section) {
    return section == Section.MACROS || section == Section.DOCS;
  }

  private static int[] write(ValueWriter out, Collection<? extends Resource> resources) {
    out.number(resources.size());
    int[] starts = new int[resources.size() + 1];
    int at = 0;
    for (Resource resource : resources) {
      starts[at++] = out.size();
      resource(out, resource);
    }
    starts[at] = out.size();
    return starts;
  }

  static Manifest read(ValueReader in, ManifestMetadata metadata) {
    Manifest.Builder draft = new Manifest.Builder();
    for (Section section : Section.values()) {
      switch (section) {
        case NODES -> draft.nodes = each(in, ExecutableNode.class);
        case SOURCES -> draft.sources = each(in, Source.class);
        case EXPOSURES -> draft.exposures = each(in, Exposure.class);
        case FUNCTIONS -> draft.functions = each(in, FunctionNode.class);
        case METRICS -> draft.metrics = each(in, Metric.class);
        case SEMANTIC_MODELS -> draft.semanticModels = each(in, SemanticModel.class);
        case SAVED_QUERIES -> draft.savedQueries = each(in, SavedQuery.class);
        case UNIT_TESTS -> draft.unitTests = each(in, UnitTest.class);
        case MACROS -> draft.macros = in.kept(reader -> each(reader, Macro.class));
        case DOCS -> draft.docs = in.kept(reader -> each(reader, Doc.class));
        case GROUPS -> draft.groups = each(in, Group.class);
      }
    }
    draft.selectors = in.values();
    draft.disabled = in.map(ManifestForm::disabled);
    return draft.build(metadata);
  }

  /** Writes one resource. */
  static void resource(ValueWriter out, Resource resource) {
    switch (resource) {
      case ExecutableNode node -> NodeForm.write(out.number(NODE), node);
      case Source source -> SourceForm.write(out.number(SOURCE), source);
      case Macro macro -> MacroForm.write(out.number(MACRO), macro);
      default -> out.number(OTHER).values(resource.toMap());
    }
  }

  /** Reads one resource. */
  static Resource resource(ValueReader in) {
    return switch (in.count()) {
      case NODE -> NodeForm.read(in);
      case SOURCE -> SourceForm.read(in);
      case MACRO -> MacroForm.read(in);
      default -> ManifestReader.resource(in.values());
    };
  }

  private static <R extends Resource> Map<String, R> each(ValueReader in, Class<R> type) {
    int count = in.count();
    Map<String, R> resources = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      R resource = type.cast(resource(in));
      resources.put(resource.uniqueId(), resource);
    }
    return Collections.unmodifiableMap(resources);
  }

  private static List<GraphNode> disabled(ValueReader in) {
    return in.list(reader -> (GraphNode) resource(reader));
  }
}
