package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks products, permutations and combinations in Python's order. */
final class Selections implements Iterator<@Nullable Object> {
  private final List<? extends List<@Nullable Object>> pools;
  private final int[] indexes;
  private final Predicate<int[]> wanted;
  private boolean done;

  /** Counts through all index vectors like an odometer and keeps the wanted ones. */
  private Selections(List<? extends List<@Nullable Object>> pools, Predicate<int[]> wanted) {
    this.pools = pools;
    this.indexes = new int[pools.size()];
    this.wanted = wanted;
    for (List<@Nullable Object> pool : pools) {
      done |= pool.isEmpty();
    }
    settle();
  }

  static Iterator<@Nullable Object> product(List<? extends List<@Nullable Object>> pools) {
    return new Selections(pools, _ -> true);
  }

  static Iterator<@Nullable Object> permutations(@Nullable Object iterable, @Nullable Object r) {
    List<@Nullable Object> pool = Iteration.toList(iterable);
    return of(pool, r == null ? pool.size() : size(r), Selections::allDifferent);
  }

  static Iterator<@Nullable Object> combinations(@Nullable Object iterable, @Nullable Object r) {
    return of(Iteration.toList(iterable), size(r), i -> rises(i, 1));
  }

  static Iterator<@Nullable Object> withReplacement(@Nullable Object iterable, @Nullable Object r) {
    return of(Iteration.toList(iterable), size(r), i -> rises(i, 0));
  }

  private static Iterator<@Nullable Object> of(
      List<@Nullable Object> pool, int size, Predicate<int[]> wanted) {
    return new Selections(java.util.Collections.nCopies(size, pool), wanted);
  }

  private static int size(@Nullable Object r) {
    int size = Numbers.index(r);
    if (size < 0) {
      throw PyException.value("r must be non-negative");
    }
    return size;
  }

  private static boolean allDifferent(int[] indexes) {
    for (int i = 0; i < indexes.length; i++) {
      for (int j = 0; j < i; j++) {
        if (indexes[i] == indexes[j]) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean rises(int[] indexes, int least) {
    for (int i = 1; i < indexes.length; i++) {
      if (indexes[i] - indexes[i - 1] < least) {
        return false;
      }
    }
    return true;
  }

  private void settle() {
    while (!done && !wanted.test(indexes)) {
      advance();
    }
  }

  private void advance() {
    for (int i = indexes.length - 1; i >= 0; i--) {
      if (++indexes[i] < pools.get(i).size()) {
        return;
      }
      indexes[i] = 0;
    }
    done = true;
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public @Nullable Object next() {
    if (done) {
      throw new NoSuchElementException();
    }
    @Nullable Object[] row = new @Nullable Object[indexes.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = pools.get(i).get(indexes[i]);
    }
    advance();
    settle();
    return PyTuple.wrap(row);
  }
}
