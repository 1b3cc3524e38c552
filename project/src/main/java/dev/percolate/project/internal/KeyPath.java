package dev.percolate.project.internal;

import org.jspecify.annotations.Nullable;

/** Where a value stands in a configuration file: a chain of keys and indexes. */
public record KeyPath(@Nullable KeyPath parent, @Nullable Object last) {
  /** The file itself. */
  public static final KeyPath ROOT = new KeyPath(null, null);

  /** One step further. */
  public KeyPath at(@Nullable Object key) {
    return new KeyPath(this, key);
  }

  /** The number of steps. */
  public int depth() {
    int depth = 0;
    for (KeyPath at = this; at.parent != null; at = at.parent) {
      depth++;
    }
    return depth;
  }

  /** Whether some step is this key. */
  public boolean has(String key) {
    for (KeyPath at = this; at.parent != null; at = at.parent) {
      if (key.equals(at.last)) {
        return true;
      }
    }
    return false;
  }

  /** The first step, or null. */
  public @Nullable Object first() {
    KeyPath at = this;
    while (at.parent != null && at.parent.parent != null) {
      at = at.parent;
    }
    return at.last;
  }
}
