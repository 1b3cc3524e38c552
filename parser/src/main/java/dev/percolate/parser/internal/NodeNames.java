package dev.percolate.parser.internal;

import dev.percolate.manifest.NodeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts of nodes by package and name, for properties files that describe them. */
final class NodeNames {
  /** What one kind of properties entry may describe. */
  enum Family {
    REFABLE,
    ANALYSIS,
    SINGULAR_TEST,
    FUNCTION
  }

  private record Key(Family family, String name, String packageName) {}

  private record Name(String name, String packageName) {}

  private final Map<Key, NodeBuilder> enabled = new HashMap<>();
  private final Map<String, Map<String, NodeBuilder>> refables = new HashMap<>();
  private final Map<Name, List<NodeBuilder>> disabled = new HashMap<>();

  void add(NodeBuilder node) {
    Key key = key(node);
    if (key != null) {
      enabled.put(key, node);
      if (key.family == Family.REFABLE) {
        refables
            .computeIfAbsent(node.name, _ -> new LinkedHashMap<>(2))
            .put(node.packageName, node);
      }
    }
  }

  void remove(NodeBuilder node) {
    Key key = key(node);
    if (key != null) {
      enabled.remove(key, node);
      Map<String, NodeBuilder> same = refables.get(node.name);
      if (same != null && key.family == Family.REFABLE) {
        same.remove(node.packageName, node);
      }
    }
  }

  List<NodeBuilder> findAnywhere(String name) {
    Map<String, NodeBuilder> same = refables.get(name);
    return same == null ? List.of() : List.copyOf(same.values());
  }

  @Nullable NodeBuilder find(Family family, String name, String packageName) {
    return enabled.get(new Key(family, name, packageName));
  }

  void addDisabled(NodeBuilder node) {
    disabled
        .computeIfAbsent(new Name(node.name, node.packageName), _ -> new ArrayList<>(1))
        .add(node);
  }

  @SuppressWarnings("ReferenceEquality")
  void removeDisabled(NodeBuilder node) {
    List<NodeBuilder> same = disabled.get(new Name(node.name, node.packageName));
    if (same != null) {
      same.removeIf(other -> other == node);
    }
  }

  List<NodeBuilder> findDisabled(String name, String packageName) {
    List<NodeBuilder> found = disabled.get(new Name(name, packageName));
    return found == null ? List.of() : List.copyOf(found);
  }

  private static @Nullable Key key(NodeBuilder node) {
    Family family =
        switch (node.resourceType) {
          case MODEL, SEED, SNAPSHOT -> Family.REFABLE;
          case ANALYSIS -> Family.ANALYSIS;
          case TEST -> node.testMetadata == null ? Family.SINGULAR_TEST : null;
          case FUNCTION -> Family.FUNCTION;
          default -> null;
        };
    return family == null || node.version != null
        ? null
        : new Key(family, node.name, node.packageName);
  }
}
