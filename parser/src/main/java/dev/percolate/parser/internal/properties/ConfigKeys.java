package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Top-level keys of an entry that dbt moves into its {@code config}. */
final class ConfigKeys {
  private static final List<String> MOVED = List.of("meta", "docs", "group", "contract", "access");
  private static final Set<String> ACCESS = Set.of("private", "protected", "public");

  private ConfigKeys() {}

  /** The {@code config} of an entry with the moved keys; a new map. */
  static Map<String, @Nullable Object> collect(Entry entry) {
    Map<String, @Nullable Object> config = entry.mapping("config");
    for (String key : MOVED) {
      if (!entry.has(key)) {
        continue;
      }
      if (config.containsKey(key)) {
        throw ProblemException.parsing(
            "In "
                + entry.place().file()
                + ": found "
                + key
                + " dictionary in 'config' dictionary and as top-level key.\n                    Remove"
                + " the top-level key and define it under 'config' dictionary only.");
      }
      config.put(key, entry.get(key));
    }
    return config;
  }

  static void checkAccess(String uniqueId, Map<String, @Nullable Object> config) {
    Object access = config.get("access");
    if (config.containsKey("access") && !(access instanceof String word && ACCESS.contains(word))) {
      throw ProblemException.parsing(
          "Node " + uniqueId + " has an invalid value (" + access + ") for the access field");
    }
  }
}
