package dev.percolate.adapters.api;

import org.jspecify.annotations.Nullable;

/**
 * Restricts a relation to a span of time.
 *
 * @param fieldName the event time column, as SQL
 * @param start inclusive, already in Python's {@code str(datetime)} form, or null
 * @param end exclusive, in the same form, or null
 */
public record EventTimeFilter(String fieldName, @Nullable String start, @Nullable String end) {

  /** The condition; empty when both ends are open. */
  public String condition() {
    String from = start == null ? "" : fieldName + " >= '" + start + "'";
    String to = end == null ? "" : fieldName + " < '" + end + "'";
    return from.isEmpty() || to.isEmpty() ? from + to : from + " and " + to;
  }
}
