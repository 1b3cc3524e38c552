package dev.percolate.parser.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the freshness of models and of sources. */
final class FreshnessReader {
  private static final List<String> PERIODS = List.of("minute", "hour", "day");

  private FreshnessReader() {}

  /** A model's freshness; null unless it says {@code build_after}. */
  static @Nullable Object model(@Nullable Object value) {
    // dbt 1.12: a freshness without build_after is dropped without a word
    if (!(value instanceof Map<?, ?> map) || !map.containsKey("build_after")) {
      return null;
    }
    if (!(map.get("build_after") instanceof Map<?, ?> given)) {
      return FieldKind.INVALID;
    }
    Map<String, @Nullable Object> after = new LinkedHashMap<>();
    if (!time(given, after)) {
      return FieldKind.INVALID;
    }
    Object updatesOn = given.containsKey("updates_on") ? given.get("updates_on") : "any";
    if (!"any".equals(updatesOn) && !"all".equals(updatesOn)) {
      return FieldKind.INVALID;
    }
    after.put("updates_on", updatesOn);
    Map<String, @Nullable Object> freshness = new LinkedHashMap<>();
    freshness.put("build_after", after);
    return freshness;
  }

  /** A source's thresholds, all keys present; null stays null. */
  static @Nullable Object source(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return FieldKind.INVALID;
    }
    Map<String, @Nullable Object> freshness = new LinkedHashMap<>();
    for (String key : List.of("warn_after", "error_after")) {
      Object given = map.containsKey(key) ? map.get(key) : Map.of();
      if (given == null) {
        freshness.put(key, null);
        continue;
      }
      Map<String, @Nullable Object> threshold = new LinkedHashMap<>();
      if (!(given instanceof Map<?, ?> time) || !time(time, threshold)) {
        return FieldKind.INVALID;
      }
      freshness.put(key, threshold);
    }
    Object filter = map.get("filter");
    freshness.put("filter", filter == null ? null : dev.percolate.jinja.value.Texts.str(filter));
    return freshness;
  }

  private static boolean time(Map<?, ?> given, Map<String, @Nullable Object> read) {
    Object count = FieldKind.OPTIONAL_INTEGER.read(COUNT, given.get("count"));
    Object period = given.get("period");
    if (count == FieldKind.INVALID
        || (period != null && !(period instanceof String word && PERIODS.contains(word)))) {
      return false;
    }
    read.put("count", count);
    read.put("period", period);
    return true;
  }

  private static final ConfigField COUNT =
      ConfigField.of("count", "Optional[int]", FieldKind.OPTIONAL_INTEGER, null);
}
