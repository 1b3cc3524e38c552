package dev.percolate.selection;

import dev.percolate.manifest.ResourceType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The resource types a command works on. */
public record ResourceTypeFilter(Set<ResourceType> types) {
  /** Everything. */
  public static final ResourceTypeFilter ALL =
      new ResourceTypeFilter(EnumSet.allOf(ResourceType.class));

  /** What {@code ls} lists when no type is asked for. */
  public static final ResourceTypeFilter LISTED =
      of(
          ResourceType.MODEL,
          ResourceType.SNAPSHOT,
          ResourceType.SEED,
          ResourceType.TEST,
          ResourceType.SOURCE,
          ResourceType.EXPOSURE,
          ResourceType.METRIC,
          ResourceType.SAVED_QUERY,
          ResourceType.SEMANTIC_MODEL,
          ResourceType.UNIT_TEST,
          ResourceType.FUNCTION);

  public ResourceTypeFilter {
    EnumSet<ResourceType> copy = EnumSet.noneOf(ResourceType.class);
    copy.addAll(types);
    types = Collections.unmodifiableSet(copy);
  }

  /** Only these types. */
  public static ResourceTypeFilter of(ResourceType... types) {
    return new ResourceTypeFilter(Set.of(types));
  }

  /** Whether nodes of the type are kept. */
  public boolean allows(ResourceType type) {
    return types.contains(type);
  }
}
