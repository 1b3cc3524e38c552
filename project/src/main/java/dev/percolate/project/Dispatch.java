package dev.percolate.project;

import java.util.List;

/**
 * One entry of {@code dispatch:}.
 *
 * @param macroNamespace the package whose macros are dispatched
 * @param searchOrder packages to look in
 */
public record Dispatch(String macroNamespace, List<String> searchOrder) {
  public Dispatch {
    searchOrder = List.copyOf(searchOrder);
  }
}
