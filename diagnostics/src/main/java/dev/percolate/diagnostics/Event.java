package dev.percolate.diagnostics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, told to whoever watches the invocation.
 *
 * @param code dbt's event code, such as {@code Q012}
 * @param name dbt's event name, such as {@code LogModelResult}
 * @param level importance
 * @param message the text for people, without time stamp; may hold colour codes only where dbt does
 * @param data dbt's event fields in their order; values are null, String, Boolean, Long, Double,
 *     List or Map
 * @param thread the name of the thread on which it happened, which may tell of it later
 */
public record Event(
    String code,
    String name,
    Level level,
    String message,
    Map<String, @Nullable Object> data,
    String thread) {

  public Event {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** An event on this thread. */
  public Event(
      String code, String name, Level level, String message, Map<String, @Nullable Object> data) {
    this(code, name, level, message, data, Thread.currentThread().getName());
  }

  /** An event without fields. */
  public static Event of(String code, String name, Level level, String message) {
    return new Event(code, name, level, message, Map.of());
  }
}
