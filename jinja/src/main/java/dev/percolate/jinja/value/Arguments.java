package dev.percolate.jinja.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call: positional values, then named values. The array is owned by this
 * object; callees do not change it.
 */
public final class Arguments {
  /** No arguments. */
  public static final Arguments NONE = new Arguments(new Object[0], 0, new String[0]);

  private static final String[] NO_NAMES = new String[0];

  private final @Nullable Object[] values;
  private final int positional;
  private final String[] names;

  private Arguments(@Nullable Object[] values, int positional, String[] names) {
    this.values = values;
    this.positional = positional;
    this.names = names;
  }

  /** Positional arguments only. */
  public static Arguments of(@Nullable Object... values) {
    return values.length == 0 ? NONE : new Arguments(values, values.length, NO_NAMES);
  }

  /** Positional values followed by one value for each of {@code names}; neither array is copied. */
  public static Arguments of(@Nullable Object[] values, String[] names) {
    return new Arguments(values, values.length - names.length, names);
  }

  /** Positional and named arguments from collections. */
  public static Arguments of(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    @Nullable Object[] values = new @Nullable Object[positional.size() + named.size()];
    String[] names = new String[named.size()];
    int i = 0;
    for (Object value : positional) {
      values[i++] = value;
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : named.entrySet()) {
      names[i - positional.size()] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new Arguments(values, positional.size(), names);
  }

  /** The same arguments with plain texts in place of {@link Markup}. */
  public Arguments plain() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof PyText) {
        @Nullable Object[] copy = values.clone();
        for (; i < copy.length; i++) {
          copy[i] = Markup.plain(copy[i]);
        }
        return new Arguments(copy, positional, names);
      }
    }
    return this;
  }

  /** How many positional arguments there are. */
  public int positionalCount() {
    return positional;
  }

  /** How many named arguments there are. */
  public int namedCount() {
    return names.length;
  }

  /** How many arguments there are. */
  public int count() {
    return values.length;
  }

  /** The positional argument at {@code index}. */
  public @Nullable Object at(int index) {
    return values[index];
  }

  /** The name of the named argument at {@code index}, counted from 0. */
  public String nameAt(int index) {
    return names[index];
  }

  /** The value of the named argument at {@code index}, counted from 0. */
  public @Nullable Object namedAt(int index) {
    return values[positional + index];
  }

  /** The named argument, or {@link Missing#MISSING}. */
  public @Nullable Object named(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[positional + i];
      }
    }
    return Missing.MISSING;
  }

  /** The argument at a position or, failing that, of a name; {@code fallback} when absent. */
  public @Nullable Object get(int index, String name, @Nullable Object fallback) {
    if (index < positional) {
      return values[index];
    }
    Object value = names.length == 0 ? Missing.MISSING : named(name);
    return value == Missing.MISSING ? fallback : value;
  }

  /** The positional arguments as a tuple. */
  public PyTuple positionals() {
    return positionalsFrom(0);
  }

  /** The positional arguments from {@code start} on. */
  public PyTuple positionalsFrom(int start) {
    int count = Math.max(0, positional - start);
    @Nullable Object[] copy = new @Nullable Object[count];
    System.arraycopy(values, Math.min(start, positional), copy, 0, count);
    return PyTuple.wrap(copy);
  }

  /** The named arguments, in order, in a new map. */
  public Map<String, @Nullable Object> keywords() {
    Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], values[positional + i]);
    }
    return map;
  }

  /** The same arguments with one more positional argument in front. */
  public Arguments prepend(@Nullable Object first) {
    @Nullable Object[] more = new @Nullable Object[values.length + 1];
    more[0] = first;
    System.arraycopy(values, 0, more, 1, values.length);
    return new Arguments(more, positional + 1, names);
  }
}
