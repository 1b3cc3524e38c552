package dev.percolate.jinja.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attribute and item access as Jinja's sandboxed environment does it: {@code a.b} and {@code a[b]}.
 */
public final class Lookup {
  private Lookup() {}

  /** {@code object.name}: the attribute, else the item, else an undefined value. */
  public static @Nullable Object attribute(
      @Nullable Object object, String name, UndefinedFlavor flavor) {
    if (isPrivate(name) && isEverywhere(name)) {
      return flavor.unsafe(object, name);
    }
    Object value = Attributes.get(object, name);
    if (value != Missing.MISSING) {
      return isPrivate(name) ? flavor.unsafe(object, name) : value;
    }
    value = Items.find(object, name);
    return value == Missing.MISSING ? absent(object, name, name, flavor) : value;
  }

  /** {@code object[key]}: the item, else for text the attribute, else an undefined value. */
  public static @Nullable Object item(
      @Nullable Object object, @Nullable Object key, UndefinedFlavor flavor) {
    Object value = Items.find(object, key);
    if (value != Missing.MISSING) {
      return value;
    }
    if (Markup.plain(key) instanceof String name) {
      value = Attributes.get(object, name);
      if (value != Missing.MISSING) {
        return isPrivate(name) ? flavor.unsafe(object, name) : value;
      }
      return absent(object, name, Objects.requireNonNull(key), flavor);
    }
    return flavor.element(object, key);
  }

  /** Names with an underscore exist on objects as far as a template can tell, but are kept. */
  private static Undefined absent(
      @Nullable Object object, String name, Object key, UndefinedFlavor flavor) {
    return isKept(object, name) ? flavor.unsafe(object, name) : flavor.element(object, key);
  }

  /** Whether the object has an internal attribute of this name, which the sandbox keeps. */
  public static boolean isKept(@Nullable Object object, String name) {
    return isPrivate(name)
        && ((object instanceof PyObject && !(object instanceof Undefined))
            || object instanceof PyCallable
            || isEverywhere(name)
            || isOfContainers(object, name));
  }

  private static boolean isOfContainers(@Nullable Object object, String name) {
    boolean sized =
        object instanceof String || object instanceof Collection<?> || object instanceof Map<?, ?>;
    return switch (name) {
      case "__len__", "__iter__", "__contains__" -> sized;
      case "__getitem__" -> sized && !(object instanceof Set<?>);
      case "__add__", "__mul__" ->
          object instanceof String || object instanceof List<?> || object instanceof Number;
      default -> false;
    };
  }

  /** The internal names that every Python object has. */
  private static boolean isEverywhere(String name) {
    return switch (name) {
      case "__class__",
          "__doc__",
          "__init__",
          "__new__",
          "__repr__",
          "__str__",
          "__eq__",
          "__ne__",
          "__hash__",
          "__format__",
          "__dir__",
          "__getattribute__",
          "__setattr__",
          "__delattr__",
          "__reduce__",
          "__reduce_ex__",
          "__sizeof__",
          "__subclasshook__",
          "__init_subclass__",
          "__lt__",
          "__le__",
          "__gt__",
          "__ge__" ->
          true;
      default -> false;
    };
  }

  private static boolean isPrivate(String name) {
    return !name.isEmpty() && name.charAt(0) == '_';
  }
}
