package dev.percolate.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable maps that keep their order; already frozen ones are not copied again. */
final class Frozen {
  private static final Class<?> FROZEN = Collections.unmodifiableMap(Map.of()).getClass();

  private static final Map<String, @Nullable Object> EMPTY =
      Collections.unmodifiableMap(new LinkedHashMap<>(0));

  private Frozen() {}

  @SuppressWarnings("unchecked") // there is nothing in it
  static <V extends @Nullable Object> Map<String, V> map(Map<String, V> map) {
    if (map.getClass() == FROZEN) {
      return map;
    }
    if (map.isEmpty()) {
      return (Map<String, V>) EMPTY;
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
