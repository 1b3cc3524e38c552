package dev.percolate.runner;

import dev.percolate.manifest.ResourceType;
import dev.percolate.project.Flags;
import dev.percolate.selection.ResourceTypeFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code --resource-type} and {@code --exclude-resource-type} leave of a command's types. */
final class TypeFilters {
  private TypeFilters() {}

  /** The command's own types where the user named none. */
  static ResourceTypeFilter narrow(ResourceTypeFilter standard, Flags flags) {
    Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
    List<String> wanted = flags.list("resource_types");
    if (wanted.isEmpty()) {
      types.addAll(standard.types());
    }
    for (String word : wanted) {
      add(types, word, standard);
    }
    Set<ResourceType> unwanted = EnumSet.noneOf(ResourceType.class);
    for (String word : flags.list("exclude_resource_types")) {
      add(unwanted, word, standard);
    }
    types.removeAll(unwanted);
    return new ResourceTypeFilter(types);
  }

  private static void add(Set<ResourceType> into, String word, ResourceTypeFilter standard) {
    switch (word) {
      case "default" -> into.addAll(standard.types());
      case "all" -> into.addAll(ResourceTypeFilter.ALL.types());
      default -> {
        ResourceType type = ResourceType.of(word);
        if (type != null) {
          into.add(type);
        }
      }
    }
  }
}
