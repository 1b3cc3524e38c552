package dev.percolate.selection;

import dev.percolate.diagnostics.EventSink;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Selector} needs besides the manifest and its graph.
 *
 * @param projectRoot where {@code path:} looks for files
 * @param includeEmptyNodes keep nodes with blank SQL, as {@code ls} and {@code docs generate} do
 * @param selectors the selectors of selectors.yml by name
 * @param previousState what {@code --state} points at, or null
 * @param events receives the warnings about criteria that match nothing
 */
public record SelectionOptions(
    Path projectRoot,
    boolean includeEmptyNodes,
    Map<String, SelectionSpec> selectors,
    @Nullable PreviousState previousState,
    EventSink events) {

  public SelectionOptions {
    selectors = Collections.unmodifiableMap(new LinkedHashMap<>(selectors));
  }

  /** For a project without selectors.yml and without state. */
  public static SelectionOptions of(Path projectRoot, EventSink events) {
    return new SelectionOptions(projectRoot, false, Map.of(), null, events);
  }

  /** The same, keeping nodes with blank SQL. */
  public SelectionOptions withEmptyNodes() {
    return new SelectionOptions(projectRoot, true, selectors, previousState, events);
  }
}
