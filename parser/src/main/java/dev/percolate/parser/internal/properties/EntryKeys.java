package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.parser.internal.ParseProblems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of an entry that dbt moves: some into its {@code config}, tests under their newer name. */
final class EntryKeys {
  private static final List<String> MOVED = List.of("meta", "docs", "group", "contract", "access");
  private static final Set<String> ACCESS = Set.of("private", "protected", "public");

  private EntryKeys() {}

  /** Moves the keys of an entry that kept its contract. */
  static void normalize(Entry entry) {
    if (!entry.place().section().equals("macros")) {
      MOVED.forEach(key -> moveIntoConfig(entry, key));
    }
    renameTests(entry, entry.map());
    renameColumnTests(entry, entry.map());
    if (entry.get("versions") instanceof List<?> versions) {
      for (Object version : versions) {
        if (version instanceof Map<?, ?> map) {
          renameTests(entry, asMap(map));
          renameColumnTests(entry, asMap(map));
        }
      }
    }
  }

  private static void moveIntoConfig(Entry entry, String key) {
    if (!entry.has(key)) {
      return;
    }
    Map<String, @Nullable Object> config = entry.mapping("config");
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
    entry.map().remove(key);
    entry.map().put("config", config);
  }

  private static void renameColumnTests(Entry entry, Map<String, @Nullable Object> owner) {
    if (owner.get("columns") instanceof List<?> columns) {
      for (Object column : columns) {
        if (column instanceof Map<?, ?> map) {
          renameTests(entry, asMap(map));
        }
      }
    }
  }

  /** Calls {@code tests} of a part of an entry {@code data_tests}. */
  static void renameTests(Entry entry, Map<String, @Nullable Object> owner) {
    if (!Truth.test(owner.get("tests"))) {
      return;
    }
    if (owner.containsKey("data_tests")) {
      throw PropertyProblems.invalid(
          entry,
          "at path []: Invalid test config: cannot have both 'tests' and 'data_tests' defined");
    }
    owner.put("data_tests", owner.remove("tests"));
  }

  /** A part of a rendered entry, which is always a mutable copy. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asMap(Map<?, ?> part) {
    return (Map<String, @Nullable Object>) part;
  }

  static void checkAccess(String uniqueId, Map<String, @Nullable Object> config) {
    Object access = config.get("access");
    if (config.containsKey("access") && !(access instanceof String word && ACCESS.contains(word))) {
      throw ParseProblems.invalidAccess(uniqueId, Texts.str(access), null);
    }
  }
}
