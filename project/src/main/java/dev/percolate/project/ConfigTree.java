package dev.percolate.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchical configuration of {@code dbt_project.yml}: sections such as {@code models}, each
 * a tree whose levels follow a resource's fqn.
 *
 * @param sections section name ({@code models}, {@code data_tests}, {@code semantic_models}, ...)
 *     to its tree
 */
public record ConfigTree(Map<String, Map<String, @Nullable Object>> sections) {
  /** Sections in dbt's order, by the names {@link #section} takes. */
  public static final List<String> SECTIONS =
      List.of(
          "models",
          "seeds",
          "snapshots",
          "sources",
          "data_tests",
          "unit_tests",
          "metrics",
          "semantic_models",
          "saved_queries",
          "exposures",
          "functions",
          "analyses");

  public ConfigTree {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** The tree of one section; empty when the project has none. */
  public Map<String, @Nullable Object> section(String name) {
    Map<String, @Nullable Object> found = sections.get(name);
    return found == null ? Map.of() : found;
  }

  /**
   * The configuration of each level that an fqn passes, outermost first, {@code +} removed. Levels
   * without configuration are left out.
   */
  public List<Map<String, @Nullable Object>> walk(String section, List<String> fqn) {
    return walk(section(section), fqn);
  }

  /** {@link #walk(String, List)} for a section at hand. */
  public static List<Map<String, @Nullable Object>> walk(Map<?, ?> section, List<String> fqn) {
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    Map<?, ?> level = section;
    int depth = 0;
    while (true) {
      Map<String, @Nullable Object> config = configOf(level);
      if (!config.isEmpty()) {
        levels.add(config);
      }
      if (depth == fqn.size() || !(level.get(fqn.get(depth)) instanceof Map<?, ?> next)) {
        return levels;
      }
      level = next;
      depth++;
    }
  }

  private static Map<String, @Nullable Object> configOf(Map<?, ?> level) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : level.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.startsWith("+")) {
        config.put(key.substring(1).strip(), entry.getValue());
      } else if (!(entry.getValue() instanceof Map)) {
        config.put(key, entry.getValue());
      }
    }
    return config;
  }
}
