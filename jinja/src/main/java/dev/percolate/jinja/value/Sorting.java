package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Python's stable sort, which compares with {@code <} only. */
public final class Sorting {
  private Sorting() {}

  /** The values in order, in a new list; {@code key} gives what is compared, null the value. */
  public static List<@Nullable Object> sorted(
      Collection<? extends @Nullable Object> values,
      @Nullable Function<@Nullable Object, @Nullable Object> key,
      boolean reverse) {
    List<Keyed> keyed = new ArrayList<>(values.size());
    for (Object value : values) {
      keyed.add(new Keyed(key == null ? value : key.apply(value), value));
    }
    if (reverse) {
      Collections.reverse(keyed);
    }
    sort(keyed);
    if (reverse) {
      Collections.reverse(keyed);
    }
    List<@Nullable Object> out = new ArrayList<>(keyed.size());
    for (Keyed entry : keyed) {
      out.add(entry.value);
    }
    return out;
  }

  private static void sort(List<Keyed> keyed) {
    try {
      keyed.sort((a, b) -> Operators.compare(a.key, b.key));
    } catch (IllegalArgumentException e) {
      insertionSort(keyed);
    }
  }

  /** For values without a consistent order, such as NaN. */
  private static void insertionSort(List<Keyed> keyed) {
    for (int i = 1; i < keyed.size(); i++) {
      Keyed pivot = keyed.get(i);
      int j = i;
      while (j > 0 && Operators.lt(pivot.key, keyed.get(j - 1).key)) {
        keyed.set(j, keyed.get(j - 1));
        j--;
      }
      keyed.set(j, pivot);
    }
  }

  private record Keyed(@Nullable Object key, @Nullable Object value) {}
}
