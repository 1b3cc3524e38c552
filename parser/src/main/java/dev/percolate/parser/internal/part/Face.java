package dev.percolate.parser.internal.part;

import dev.percolate.manifest.CodePart;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.SemanticManifest;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the parse of other resources and the checks over all of them see of a resource.
 * While it stays the same the others need no new parse.
 */
final class Face {
  /** Configuration that is read of other nodes, or of all. */
  private static final List<String> CONFIG =
      List.of(
          "enabled",
          "event_time",
          "concurrent_batches",
          "materialized",
          "incremental_strategy",
          "store_failures");

  private Face() {}

  /**
   * The face; null for what is too much tied to others to be judged alone.
   *
   * @param deprecated the ids of models whose children are told of
   */
  static @Nullable List<@Nullable Object> of(Resource resource, List<String> deprecated) {
    List<@Nullable Object> face =
        new ArrayList<>(
            Arrays.asList(
                resource.uniqueId(),
                resource.name(),
                resource.resourceType(),
                resource.packageName(),
                resource.originalFilePath()));
    if (!(resource instanceof GraphNode node) || !node.isEnabled()) {
      return null;
    }
    face.add(node.fqn());
    face.add(node.group());
    for (String key : CONFIG) {
      face.add(node.config().get(key));
    }
    return switch (node) {
      case ExecutableNode code -> {
        List<String> warned = new ArrayList<>(deprecated);
        warned.retainAll(code.dependsOnNodes());
        face.add(warned);
        yield ofCode(code, face) ? face : null;
      }
      case Source source -> {
        face.add(source.sourceName());
        face.add(source.relationName());
        yield source.patchPath() == null ? face : null;
      }
      case UnitTest test -> {
        face.add(test.dependsOn().nodes());
        yield face;
      }
      case Exposure _ -> face;
      default -> null;
    };
  }

  private static boolean ofCode(ExecutableNode node, List<@Nullable Object> face) {
    face.add(node.patchPath());
    face.add(node.relationName());
    face.add(node.database());
    face.add(node.schema());
    face.add(node.alias());
    face.add(node.dependsOnMacros().contains("macro.dbt.is_incremental"));
    if (node instanceof GenericTest test) {
      face.add(test.fileKeyName());
      face.add(test.attachedNode());
    }
    if (node instanceof Model model) {
      face.add(model.access());
      face.add(model.deprecationDate());
      if (model.version() != null || isSpine(model)) {
        return false;
      }
    }
    CodePart code = node.code();
    return !"microbatch".equals(node.config().get("incremental_strategy"))
        && (code == null || (code.functions().isEmpty() && code.metrics().isEmpty()));
  }

  private static boolean isSpine(Model model) {
    return model.timeSpine() != null || model.name().equals(SemanticManifest.LEGACY_SPINE);
  }
}
