package dev.percolate.render;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function of the embedding program that templates can call by a name it chose. */
@FunctionalInterface
public interface HostFunction {
  /**
   * Does the work on the thread that renders; several may call at once.
   *
   * @param positional plain values, see ARCHITECTURE.md; relations, columns and tables as the
   *     adapter's types
   * @param named by name in the order given
   * @return such a value too; what is thrown ends the rendering
   */
  @Nullable Object call(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named);
}
