package dev.percolate.runner.internal;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Manifest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of nodes as events tell of them. */
final class NodeGroups {
  private final Map<String, Map<String, @Nullable Object>> byName = new HashMap<>();

  NodeGroups(Manifest manifest) {
    manifest.groups().values().forEach(group -> byName.put(group.name(), fields(group)));
  }

  private static Map<String, @Nullable Object> fields(Group group) {
    Map<String, @Nullable Object> owner = new LinkedHashMap<>();
    group
        .owner()
        .forEach(
            (key, value) -> {
              if (value != null) {
                owner.put(key, Texts.str(value));
              }
            });
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", group.name());
    fields.put("owner", owner);
    fields.put("package_name", group.packageName());
    return fields;
  }

  /** Adds the group of a node to the fields of an event, if it has one. */
  void addTo(Map<String, @Nullable Object> data, GraphNode node) {
    if (node.group() instanceof String name && byName.get(name) instanceof Map<?, ?> group) {
      data.put("group", group);
    }
  }
}
