package dev.percolate.jinja.value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary whose keys may be of any hashable type and compare as in Python. Keys keep the
 * spelling they were first inserted with. String keys go straight to the underlying map.
 */
public final class PyDict extends LinkedHashMap<@Nullable Object, @Nullable Object> {
  private static final long serialVersionUID = 1L;

  /** From the canonical key to the stored one, for the stored keys that differ from theirs. */
  private transient @Nullable Map<Object, @Nullable Object> spellings;

  /** An empty dictionary. */
  public PyDict() {}

  /** A copy of a map. */
  public PyDict(Map<? extends @Nullable Object, ? extends @Nullable Object> source) {
    super(Math.max(16, source.size() * 4 / 3 + 1));
    for (Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> e : source.entrySet()) {
      put(e.getKey(), e.getValue());
    }
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return isSimple(key) ? super.get(key) : super.get(stored(key));
  }

  @Override
  public @Nullable Object getOrDefault(@Nullable Object key, @Nullable Object fallback) {
    Object stored = isSimple(key) ? key : stored(key);
    Object value = super.get(stored);
    return value != null || super.containsKey(stored) ? value : fallback;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return isSimple(key) ? super.containsKey(key) : super.containsKey(stored(key));
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    if (isSimple(key)) {
      return super.put(key, value);
    }
    Object canonical = Hashing.key(key);
    Object stored = storedFor(canonical, key);
    if (stored == key && canonical != null && (key instanceof Markup || !canonical.equals(key))) {
      if (spellings == null) {
        spellings = new HashMap<>();
      }
      spellings.put(canonical, key);
    }
    return super.put(stored, value);
  }

  @Override
  public void putAll(Map<? extends @Nullable Object, ? extends @Nullable Object> source) {
    for (Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> e : source.entrySet()) {
      put(e.getKey(), e.getValue());
    }
  }

  /** Takes the entries of a mapping or the pairs of a sequence, as {@code dict.update} does. */
  public void merge(@Nullable Object source) {
    DictMethods.merge(this, source);
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    return isSimple(key) ? super.remove(key) : super.remove(stored(key));
  }

  /** Whether a key is stored as it is; text could be there as markup. */
  private boolean isSimple(@Nullable Object key) {
    return key instanceof String && spellings == null;
  }

  private @Nullable Object stored(@Nullable Object key) {
    return storedFor(Hashing.key(key), key);
  }

  private @Nullable Object storedFor(@Nullable Object canonical, @Nullable Object fallback) {
    if (canonical == null || super.containsKey(canonical)) {
      return canonical;
    }
    Object spelling = spellings == null ? null : spellings.get(canonical);
    return spelling != null && super.containsKey(spelling) ? spelling : fallback;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Map<?, ?> map && Operators.eq(this, map);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
