package dev.percolate.selection;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.project.SelectorDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks to select.
 *
 * @param select values of {@code --select}, or null
 * @param exclude values of {@code --exclude}, or null
 * @param selector value of {@code --selector}, or null; the other two are ignored then
 */
public record SelectionRequest(
    @Nullable List<String> select,
    @Nullable List<String> exclude,
    @Nullable String selector,
    IndirectSelection indirect) {

  public SelectionRequest {
    select = select == null ? null : List.copyOf(select);
    exclude = exclude == null ? null : List.copyOf(exclude);
  }

  /**
   * The named selector, else the default selector when nothing is selected, else the flags.
   *
   * @param selectors the parsed form of {@code definitions}, see {@link YamlSelectors#parse}
   */
  public SelectionSpec resolve(
      SelectorDefinitions definitions, Map<String, SelectionSpec> selectors, EventSink events) {
    if (selector != null && !selector.isEmpty()) {
      SelectionSpec named = selectors.get(selector);
      if (named == null) {
        throw ProblemException.runtime(
            "Could not find selector named "
                + selector
                + ", expected one of "
                + PythonText.repr(new ArrayList<>(selectors.keySet())));
      }
      return named;
    }
    SelectorDefinitions.Selector standard = definitions.defaultSelector();
    SelectionSpec spec = standard == null ? null : selectors.get(standard.name());
    if (standard != null && spec != null && isEmpty(select) && isEmpty(exclude)) {
      events.fire(
          new Event(
              "Q023",
              "DefaultSelector",
              Level.INFO,
              "Using default selector " + standard.name(),
              Map.of("name", standard.name())));
      return spec;
    }
    return new SelectionParser(indirect).difference(select, exclude);
  }

  private static boolean isEmpty(@Nullable List<String> values) {
    return values == null || values.isEmpty();
  }
}
