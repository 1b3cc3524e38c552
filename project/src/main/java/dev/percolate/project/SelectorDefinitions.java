package dev.percolate.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named selectors of {@code selectors.yml}, rendered and checked for shape; their definitions
 * are read by the selection module.
 */
public record SelectorDefinitions(List<Selector> selectors) {
  /** A project without selectors.yml. */
  public static final SelectorDefinitions NONE = new SelectorDefinitions(List.of());

  public SelectorDefinitions {
    selectors = Collections.unmodifiableList(new ArrayList<>(selectors));
  }

  /** The selector of a name, or null. */
  public @Nullable Selector named(String name) {
    for (Selector selector : selectors) {
      if (selector.name().equals(name)) {
        return selector;
      }
    }
    return null;
  }

  /** The selector used when the command line selects nothing, or null. */
  public @Nullable Selector defaultSelector() {
    for (Selector selector : selectors) {
      if (selector.isDefault()) {
        return selector;
      }
    }
    return null;
  }

  /**
   * One selector.
   *
   * @param definition a String or a Map, rendered
   * @param entry the whole rendered entry, with the keys the user wrote
   */
  public record Selector(
      String name,
      String description,
      boolean isDefault,
      Object definition,
      Map<String, @Nullable Object> entry) {}
}
