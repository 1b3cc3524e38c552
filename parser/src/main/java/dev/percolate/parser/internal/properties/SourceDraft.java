package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One table of a source as the files say it, before overrides and configuration.
 *
 * @param packageName package of the properties file
 * @param originalFilePath the properties file
 * @param fqn package, folders, source, table
 * @param source the entry of the source
 * @param table the entry of the table
 * @param unrenderedDatabase {@code database} as written
 * @param unrenderedSchema {@code schema} as written
 * @param isOverridden whether another package had a say
 */
record SourceDraft(
    String packageName,
    String originalFilePath,
    List<String> fqn,
    Entry source,
    Entry table,
    @Nullable String unrenderedDatabase,
    @Nullable String unrenderedSchema,
    boolean isOverridden) {

  private static final String LOADED_AT_SAID = "loaded_at_field_present";
  private static final Set<String> OWN_KEYS = Set.of("name", "overrides", "tables", "path");

  /** Whether the table has a word on {@code loaded_at_field}, be it null. */
  boolean isLoadedAtSaid() {
    return table.has(LOADED_AT_SAID);
  }

  String uniqueId() {
    return "source." + packageName + "." + source.name() + "." + table.name();
  }

  /** The same table with what another package's {@code overrides} says of it. */
  SourceDraft overridden(Entry override, @Nullable Entry tableOverride) {
    return new SourceDraft(
        packageName,
        originalFilePath,
        fqn,
        merged(source, override, Set.of("config", "freshness")),
        tableOverride == null
            ? table
            : merged(table, tableOverride, Set.of("quoting", "freshness")),
        unrenderedDatabase,
        unrenderedSchema,
        true);
  }

  /** Adds to the entry of a source what dbt adds before it looks at it. */
  static void complete(Map<String, @Nullable Object> source, String file) {
    if (source.get("tables") == null) {
      source.put("tables", new ArrayList<>());
    }
    if (source.get("tables") instanceof List<?> tables) {
      for (Object table : tables) {
        if (table instanceof Map<?, ?> map && isLoadedAtSaid(map)) {
          @SuppressWarnings("unchecked") // the rendered copy has text keys and is mutable
          Map<String, @Nullable Object> own = (Map<String, @Nullable Object>) map;
          own.put(LOADED_AT_SAID, true);
        }
      }
    }
    if (source.containsKey("overrides")) {
      source.put("path", file);
    }
  }

  private static boolean isLoadedAtSaid(Map<?, ?> table) {
    return table.containsKey("loaded_at_field")
        || (table.get("config") instanceof Map<?, ?> config
            && Truth.test(config.get("loaded_at_field")));
  }

  /**
   * dbt 1.12: keys that are null count as left out on both sides, and where an override leaves out
   * one of {@code reset}, the own value is gone all the same.
   */
  private static Entry merged(Entry base, Entry override, Set<String> reset) {
    Map<String, @Nullable Object> merged = withoutNulls(base.map());
    reset.forEach(key -> merged.put(key, new LinkedHashMap<String, @Nullable Object>()));
    withoutNulls(override.map())
        .forEach(
            (key, value) -> {
              if (!OWN_KEYS.contains(key)) {
                merged.put(key, value);
              }
            });
    return new Entry(merged, base.place());
  }

  private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    entry.forEach(
        (key, value) -> {
          if (key.equals("freshness") && value instanceof Map<?, ?> ages) {
            Map<Object, @Nullable Object> given = new LinkedHashMap<>(ages);
            given.values().removeIf(age -> age == null);
            kept.put(key, given);
          } else if (value != null) {
            kept.put(key, value);
          }
        });
    return kept;
  }

  TestTarget testTarget() {
    return new TestTarget(
        packageName,
        source.name() + "_" + table.name(),
        originalFilePath,
        "sources." + source.name(),
        null,
        source.name(),
        table.name(),
        isOverridden ? "'))" : "ne)");
  }
}
