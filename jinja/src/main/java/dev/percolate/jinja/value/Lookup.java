package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/**
 * Attribute and item access as Jinja's sandboxed environment does it: {@code a.b} and {@code a[b]}.
 */
public final class Lookup {
  private Lookup() {}

  /** {@code object.name}: the attribute, else the item, else an undefined value. */
  public static @Nullable Object attribute(
      @Nullable Object object, String name, UndefinedFlavor flavor) {
    Object value = Attributes.get(object, name);
    if (value != Missing.MISSING) {
      return isPrivate(name) ? flavor.unsafe(object, name) : value;
    }
    value = Items.find(object, name);
    return value == Missing.MISSING ? flavor.element(object, name) : value;
  }

  /** {@code object[key]}: the item, else for text the attribute, else an undefined value. */
  public static @Nullable Object item(
      @Nullable Object object, @Nullable Object key, UndefinedFlavor flavor) {
    Object value = Items.find(object, key);
    if (value != Missing.MISSING) {
      return value;
    }
    if (key instanceof String name) {
      value = Attributes.get(object, name);
      if (value != Missing.MISSING) {
        return isPrivate(name) ? flavor.unsafe(object, name) : value;
      }
    }
    return flavor.element(object, key);
  }

  private static boolean isPrivate(String name) {
    return !name.isEmpty() && name.charAt(0) == '_';
  }
}
