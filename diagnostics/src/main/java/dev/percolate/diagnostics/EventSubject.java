package dev.percolate.diagnostics;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The node that this thread works on, as its events tell of it: dbt's {@code node_info}. What fires
 * an event of a connection or of a template need not know the node.
 */
public final class EventSubject {
  private static final String FIELD = "node_info";

  private static final ScopedValue<Supplier<Map<String, @Nullable Object>>> CURRENT =
      ScopedValue.newInstance();

  private EventSubject() {}

  /**
   * Does work on a node.
   *
   * @param info dbt's {@code node_info} at the moment it is asked
   */
  public static <T> T during(Supplier<Map<String, @Nullable Object>> info, Supplier<T> work) {
    return ScopedValue.where(CURRENT, info).call(work::get);
  }

  /** The id of the node that this thread works on, or the empty string. */
  public static String uniqueId() {
    return CURRENT.isBound() ? String.valueOf(CURRENT.get().get().get("unique_id")) : "";
  }

  /** Adds the node to the fields of an event, if this thread works on one. */
  public static void addTo(Map<String, @Nullable Object> data) {
    if (CURRENT.isBound()) {
      data.put(FIELD, CURRENT.get().get());
    }
  }
}
