package dev.percolate.parser.internal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges several {@code config()} calls of one file into one map. */
public final class ConfigCalls {
  private ConfigCalls() {}

  /** Merges {@code call} into {@code merged}. */
  public static void add(
      Map<String, @Nullable Object> merged, Map<String, ? extends @Nullable Object> call) {
    if (merged.isEmpty()) {
      // dbt 1.12: the first call is taken as it is, later ones are brought into list form
      merged.putAll(call);
      return;
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : call.entrySet()) {
      add(merged, entry.getKey(), entry.getValue());
    }
  }

  private static void add(
      Map<String, @Nullable Object> merged, String key, @Nullable Object value) {
    switch (Merge.ofCall(key)) {
      case CLOBBER -> merged.put(key, value);
      case APPEND ->
          merged.put(
              key,
              merged.containsKey(key)
                  ? Merge.append(merged.get(key), value)
                  : Merge.listify(value));
      case UPDATE -> {
        Map<String, @Nullable Object> joined = new LinkedHashMap<>();
        if (merged.get(key) instanceof Map<?, ?> earlier) {
          joined.putAll(Merge.mapping(earlier));
        }
        joined.putAll(Merge.mapping(value));
        merged.put(key, joined);
      }
      case KEY_APPEND -> merged.put(key, grants(merged.get(key), Merge.mapping(value)));
    }
  }

  /** As when levels merge, but a {@code +} stays for the merge with the project's levels. */
  private static Map<String, @Nullable Object> grants(
      @Nullable Object earlier, Map<String, @Nullable Object> later) {
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    if (earlier instanceof Map<?, ?> given) {
      for (Map.Entry<String, @Nullable Object> entry : Merge.mapping(given).entrySet()) {
        joined.put(entry.getKey(), Merge.listify(entry.getValue()));
      }
    }
    for (Map.Entry<String, @Nullable Object> entry : later.entrySet()) {
      String key = entry.getKey();
      joined.put(
          key,
          key.startsWith("+") && joined.containsKey(key)
              ? Merge.append(joined.get(key), entry.getValue())
              : Merge.listify(entry.getValue()));
    }
    return joined;
  }
}
