package dev.percolate.parser.internal.reuse;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that is read from its kept form when it is first looked into: commands look into few of the
 * maps of a manifest. Not to be changed; safe for many threads.
 */
final class KeptMap<V extends @Nullable Object> extends AbstractMap<String, V> {
  /** How many single values are searched for in the kept form before all are read. */
  private static final int SEARCHES = 3;

  private final ValueReader start;
  private final Function<ValueReader, Map<String, V>> read;
  private final @Nullable BiFunction<ValueReader, String, V> search;
  private volatile @Nullable Map<String, V> made;
  private int searches;

  /**
   * A map that begins where {@code start} is.
   *
   * @param start is not moved; the number of entries stands there
   * @param search finds a single value; null when only the whole map can be read
   */
  KeptMap(
      ValueReader start,
      Function<ValueReader, Map<String, V>> read,
      @Nullable BiFunction<ValueReader, String, V> search) {
    this.start = start;
    this.read = read;
    this.search = search;
  }

  private Map<String, V> made() {
    Map<String, V> known = made;
    if (known == null) {
      synchronized (this) {
        known = made;
        if (known == null) {
          known = read.apply(start.copy());
          made = known;
        }
      }
    }
    return known;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    // two threads may count as one, which only makes one more search
    if (made == null && search != null && key instanceof String text && searches++ < SEARCHES) {
      return search.apply(start.copy(), text);
    }
    return made().get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return made().containsKey(key);
  }

  @Override
  public int size() {
    Map<String, V> known = made;
    return known == null ? start.copy().count() : known.size();
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return made().entrySet();
  }
}
