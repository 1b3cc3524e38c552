package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.AgateText;
import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: agate's Row. Immutable.
 *
 * @param values one for each name
 * @param names column names
 */
public record Row(List<@Nullable Object> values, List<String> names) {
  public Row {
    values = Collections.unmodifiableList(values);
  }

  /** A row of a copy of those values. */
  public static Row of(List<? extends @Nullable Object> values, List<String> names) {
    return new Row(new ArrayList<>(values), names);
  }

  public @Nullable Object get(int index) {
    return values.get(index);
  }

  /** The value under that name, or null. */
  public @Nullable Object get(String name) {
    int index = names.indexOf(name);
    return index < 0 || index >= values.size() ? null : values.get(index);
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** Names and values in order. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.size() && i < names.size(); i++) {
      map.put(names.get(i), values.get(i));
    }
    return map;
  }

  /** A value as Python's {@code str} writes it. */
  public static String text(@Nullable Object value) {
    return PythonText.str(value);
  }

  /** agate's text: the first five values. */
  @Override
  public String toString() {
    return AgateText.sample("Row", values);
  }
}
