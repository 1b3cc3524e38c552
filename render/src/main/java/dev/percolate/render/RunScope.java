package dev.percolate.render;

import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What templates see of a command while it compiles or runs. Implemented by the stages that do so;
 * safe for many threads.
 */
public interface RunScope {
  /** The manifest, as parsed. */
  Manifest manifest();

  /** Name lookup in it. */
  ManifestLookup lookup();

  /** What compiling added to a node so far, or null. */
  default @Nullable CompiledNode compiled(String uniqueId) {
    return null;
  }

  /** The node's counterpart in the deferred-to manifest, or null when nothing is deferred. */
  default @Nullable ExecutableNode deferred(String uniqueId) {
    return null;
  }

  /** Unique ids of the nodes this command works on: {@code selected_resources}. */
  default Set<String> selected() {
    return Set.of();
  }

  /** The time range of {@code --sample}, or null. */
  default @Nullable EventTimeRange sample() {
    return null;
  }

  /** Who answers what templates ask the warehouse; null for each thread's own connection. */
  default @Nullable Introspector introspector() {
    return null;
  }

  /** Further functions that templates see, by name. */
  default Map<String, HostFunction> functions() {
    return Map.of();
  }

  /**
   * Notes that a node's templates read something that another command, or this one at another time,
   * might give another value, or that they told something.
   */
  default void readUnsettled(String uniqueId) {}

  /** Notes that a node itself called a macro while it is compiled or run. */
  default void called(String uniqueId, String macro) {}

  /** Writes SQL that is about to run below {@code target/run}; {@code suffix} names a batch. */
  default void write(ExecutableNode node, String sql, @Nullable String suffix) {}
}
