package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyIterator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A Python generator: nothing happens before the first element is asked for. */
abstract class Generator implements Iterator<@Nullable Object> {
  private @Nullable Object ready = Missing.MISSING;
  private boolean started;
  private boolean ended;

  /** Runs before the first element. */
  abstract void start();

  /** The next element, or {@link Missing#MISSING} at the end. */
  abstract @Nullable Object compute();

  /** This as a value. */
  final PyIterator value() {
    return new PyIterator("generator", this);
  }

  @Override
  public final boolean hasNext() {
    if (ready == Missing.MISSING && !ended) {
      if (!started) {
        started = true;
        start();
      }
      ready = compute();
      ended = ready == Missing.MISSING;
    }
    return !ended;
  }

  @Override
  public final @Nullable Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Object value = ready;
    ready = Missing.MISSING;
    return value;
  }
}
