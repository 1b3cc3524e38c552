package dev.percolate.parser.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's deep merge of two dictionaries, used for versions and for unrendered patches. */
public final class DeepMerge {
  private DeepMerge() {}

  /** A new map: mappings merged key by key, later lists put in front, anything else replaced. */
  public static Map<String, @Nullable Object> of(
      Map<String, ? extends @Nullable Object> earlier,
      Map<String, ? extends @Nullable Object> later) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(earlier);
    later.forEach(
        (key, value) ->
            merged.put(key, merged.containsKey(key) ? join(merged.get(key), value) : value));
    return merged;
  }

  /** The same for mappings within, whose keys may be anything YAML has. */
  private static Map<?, ?> inner(Map<?, ?> earlier, Map<?, ?> later) {
    Map<@Nullable Object, @Nullable Object> merged = new LinkedHashMap<>(earlier);
    later.forEach(
        (key, value) ->
            merged.put(key, merged.containsKey(key) ? join(merged.get(key), value) : value));
    return merged;
  }

  private static @Nullable Object join(@Nullable Object earlier, @Nullable Object later) {
    if (later instanceof Map<?, ?> second) {
      return earlier instanceof Map<?, ?> first ? inner(first, second) : later;
    }
    if (later instanceof List<?> second) {
      List<@Nullable Object> joined = new ArrayList<>(second);
      if (earlier instanceof List<?> first) {
        joined.addAll(first);
      }
      return joined;
    }
    return later;
  }
}
