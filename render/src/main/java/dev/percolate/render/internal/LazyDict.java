package dev.percolate.render.internal;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary of known keys whose values are made when they are asked for. A template may change
 * it, as it may any dictionary. For one thread.
 */
final class LazyDict extends AbstractMap<@Nullable Object, @Nullable Object> {
  private static final Object NOT_MADE = new Object();

  private final Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
  private final Function<String, @Nullable Object> make;

  /**
   * A dictionary of its own.
   *
   * @param make gives the value of a key
   */
  LazyDict(List<String> keys, Function<String, @Nullable Object> make) {
    keys.forEach(key -> values.put(key, NOT_MADE));
    this.make = make;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Object value = values.get(key);
    if (value == NOT_MADE && key instanceof String name) {
      value = make.apply(name);
      values.put(name, value);
    }
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return values.containsKey(key);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    Object before = get(key);
    values.put(key, value);
    return before;
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    Object before = get(key);
    values.remove(key);
    return before;
  }

  @Override
  public Set<@Nullable Object> keySet() {
    return values.keySet();
  }

  @Override
  public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
    List.copyOf(values.keySet()).forEach(this::get);
    return values.entrySet();
  }
}
