package dev.percolate.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * The places of a section where configuration is written, outermost first: each a list of path
   * elements, empty for the section itself.
   */
  public List<List<String>> writtenPaths(String section) {
    Set<List<String>> paths = new LinkedHashSet<>();
    collect(section(section), List.of(), paths);
    return new ArrayList<>(paths);
  }

  private static void collect(Map<?, ?> level, List<String> path, Set<List<String>> paths) {
    for (Map.Entry<?, ?> entry : level.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (entry.getValue() instanceof Map<?, ?> deeper && !key.startsWith("+")) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        collect(deeper, longer, paths);
      } else {
        paths.add(path);
      }
    }
  }

  /**
   * The written places that lead to none of the given resources, as {@code section.path}: what
   * dbt's unused-configuration warning lists.
   *
   * @param fqns the fqns of enabled resources by section
   * @param disabled the fqns of all disabled resources
   */
  public List<String> unusedPaths(
      Map<String, ? extends Collection<List<String>>> fqns, Collection<List<String>> disabled) {
    List<String> unused = new ArrayList<>();
    for (String section : SECTIONS) {
      if (section.equals("analyses")) {
        // dbt 1.12: does not look at analyses.
        continue;
      }
      Collection<List<String>> used = fqns.get(section);
      for (List<String> path : writtenPaths(section)) {
        if (!leads(path, used) && !leads(path, disabled)) {
          unused.add(path.isEmpty() ? section : section + "." + String.join(".", path));
        }
      }
    }
    return unused;
  }

  private static boolean leads(List<String> path, @Nullable Collection<List<String>> fqns) {
    if (fqns == null) {
      return false;
    }
    for (List<String> fqn : fqns) {
      if (path.size() <= fqn.size() && fqn.subList(0, path.size()).equals(path)) {
        return true;
      }
    }
    return false;
  }
}
