package dev.percolate.render.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Python modules templates may use. */
final class Modules {
  private Modules() {}

  static Map<String, @Nullable Object> all() {
    return new LinkedHashMap<>();
  }
}
