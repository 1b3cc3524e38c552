package dev.percolate.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable maps that keep their order; already frozen ones are not copied again. */
final class Frozen {
  private static final Class<?> FROZEN = Collections.unmodifiableMap(Map.of()).getClass();

  private Frozen() {}

  static <V extends @Nullable Object> Map<String, V> map(Map<String, V> map) {
    if (map.getClass() == FROZEN) {
      return map;
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
