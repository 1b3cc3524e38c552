package dev.percolate.project;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings {@code warn_error_options} to the keys {@code error}, {@code warn}, {@code silence}. */
final class WarnErrorOptions {
  private WarnErrorOptions() {}

  static Map<String, @Nullable Object> normalize(Map<?, ?> written) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("error", pick(written, "error", "include"));
    options.put("warn", pick(written, "warn", "exclude"));
    options.put("silence", or(written.get("silence")));
    return options;
  }

  private static Object pick(Map<?, ?> written, String key, String oldKey) {
    if (isFilled(written.get(key)) && isFilled(written.get(oldKey))) {
      throw ProblemException.runtime(
          "Only `"
              + oldKey
              + "` or `"
              + key
              + "` can be specified in `warn_error_options`, not both");
    }
    return or(written.containsKey(oldKey) ? written.get(oldKey) : written.get(key));
  }

  private static boolean isFilled(@Nullable Object value) {
    return value != null && !value.equals("") && !(value instanceof List<?> list && list.isEmpty());
  }

  private static Object or(@Nullable Object value) {
    return value == null ? new ArrayList<>() : value;
  }
}
