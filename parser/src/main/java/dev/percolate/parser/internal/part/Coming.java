package dev.percolate.parser.internal.part;

import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.project.ConfigTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether nodes may come and go without anybody else or a check over the whole noticing: nobody
 * asked for what comes, and what goes leaves others of its kind in its folder.
 */
final class Coming {
  private final KeptManifest kept;
  private final Skeleton skeleton;
  private final Set<String> absent;
  private final ConfigTree configs;
  private final boolean isPathUnused;

  /**
   * @param configs the root project's configuration of resources
   */
  Coming(KeptManifest kept, ConfigTree configs) {
    this.kept = kept;
    this.skeleton = kept.skeleton();
    this.absent = kept.reads().absent();
    this.configs = configs;
    this.isPathUnused =
        kept.checkEvents().stream()
            .anyMatch(event -> event.name().equals("UnusedResourceConfigPath"));
  }

  /** Whether nodes may be added when some rows go. */
  boolean mayCome(List<Resource> added, Set<Integer> removed) {
    Set<String> names = new HashSet<>(absent);
    Set<String> relations = new HashSet<>();
    skeleton
        .nodes()
        .forEach(
            (row, node) -> {
              if (!removed.contains(row)) {
                names.add(node.name);
                relations.add(relation(node.database, node.schema, node.alias));
              }
            });
    for (Resource resource : added) {
      if (!(resource instanceof ExecutableNode node) || !isAlone(node) || isPathUnused) {
        return false;
      }
      if (node instanceof GenericTest test) {
        if (test.relationName() != null
            || (test.attachedNode() == null && !isOfSource(test.fileKeyName()))) {
          return false;
        }
      } else if (!names.add(node.name())
          || (node.resourceType().isRefable()
              && !relations.add(relation(node.database(), node.schema(), node.alias())))
          || node.relationName() != null && !node.resourceType().isRefable()) {
        return false;
      }
    }
    return true;
  }

  static boolean isOfSource(@Nullable String key) {
    return key != null && key.startsWith("sources.");
  }

  private static String relation(@Nullable String database, String schema, String alias) {
    return (database + "." + schema + "." + alias).toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a node has nothing to do with what is checked over the whole. */
  private boolean isAlone(ExecutableNode node) {
    return Face.of(node, skeleton.deprecated()) != null
        && node.group() == null
        && node.name().indexOf(' ') < 0
        && !skeleton.deprecated().contains(node.uniqueId())
        && node.dependsOnNodes().stream().noneMatch(skeleton.deprecated()::contains);
  }

  /** Whether rows may go. */
  boolean mayGo(Set<Integer> rows) {
    Set<String> left = new HashSet<>();
    for (int row = 0; row < skeleton.size(Section.NODES); row++) {
      if (!rows.contains(row)) {
        left.add(place(row));
      }
    }
    for (int row : rows) {
      if (skeleton.section(row) != Section.NODES
          || !(kept.resource(row) instanceof ExecutableNode node)
          || !isAlone(node)) {
        return false;
      }
      Map<String, ?> section = configs.section(node.resourceType().plural());
      boolean isNamed = String.valueOf(section).contains(node.name());
      if (!section.isEmpty() && (isNamed || !left.contains(place(row)))) {
        return false;
      }
    }
    return true;
  }

  /** Nodes of one place have the same folders in their fqn. */
  private String place(int row) {
    Skeleton.Row known = skeleton.rows().get(row);
    NodeBuilder node = skeleton.nodes().get(row);
    ResourceType type = node == null ? null : node.resourceType;
    return type + " " + known.file().substring(0, known.file().lastIndexOf('/') + 1);
  }
}
