package dev.percolate.manifest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for and then kept; safe for many threads. */
public final class Once<T> {
  private final Supplier<T> make;
  private volatile @Nullable T value;

  public Once(Supplier<T> make) {
    this.make = make;
  }

  public T get() {
    T known = value;
    if (known == null) {
      synchronized (this) {
        known = value;
        if (known == null) {
          known = make.get();
          value = known;
        }
      }
    }
    return known;
  }
}
