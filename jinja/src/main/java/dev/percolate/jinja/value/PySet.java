package dev.percolate.jinja.value;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Python set, in insertion order. Elements keep the spelling they were first added with. */
public final class PySet extends AbstractSet<@Nullable Object> {
  private final Map<@Nullable Object, @Nullable Object> elements = new LinkedHashMap<>();
  private final boolean frozen;

  /** An empty set. */
  public PySet() {
    this.frozen = false;
  }

  /** A set of the elements of a collection; raises a TypeError when one cannot be hashed. */
  public PySet(Collection<? extends @Nullable Object> source) {
    this.frozen = false;
    addEach(source);
  }

  private PySet(Collection<? extends @Nullable Object> source, boolean frozen) {
    this.frozen = frozen;
    addEach(source);
  }

  /** A frozenset of the elements of a collection. */
  public static PySet frozen(Collection<? extends @Nullable Object> source) {
    return new PySet(source, true);
  }

  private void addEach(Collection<? extends @Nullable Object> source) {
    for (Object value : source) {
      elements.putIfAbsent(Hashing.key(value), value);
    }
  }

  /** Whether this is a frozenset. Its owner does not change it. */
  public boolean isFrozen() {
    return frozen;
  }

  @Override
  public boolean add(@Nullable Object value) {
    Object key = Hashing.key(value);
    if (elements.containsKey(key)) {
      return false;
    }
    elements.put(key, value);
    return true;
  }

  @Override
  public boolean contains(@Nullable Object value) {
    return elements.containsKey(Hashing.key(value));
  }

  @Override
  public boolean remove(@Nullable Object value) {
    Object key = Hashing.key(value);
    boolean there = elements.containsKey(key);
    elements.remove(key);
    return there;
  }

  @Override
  public void clear() {
    elements.clear();
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return elements.values().iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return elements.keySet().hashCode();
  }
}
