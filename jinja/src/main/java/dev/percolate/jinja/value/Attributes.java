package dev.percolate.jinja.value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of values. */
public final class Attributes {
  private Attributes() {}

  /** The attribute, with methods bound to their object, or {@link Missing#MISSING}. */
  public static @Nullable Object get(@Nullable Object object, String name) {
    if (object instanceof PyObject o) {
      return ofObject(o, name);
    }
    if (object instanceof Map<?, ?> map) {
      return bound(object, name, DictMethods.has(map, name));
    }
    if (object instanceof String) {
      return bound(object, name, StrMethods.has(name));
    }
    return object == null ? Missing.MISSING : ofOther(object, name);
  }

  private static @Nullable Object ofOther(Object object, String name) {
    return switch (object) {
      case PyTuple _ -> bound(object, name, ListMethods.tupleHas(name));
      case List<?> _ -> bound(object, name, ListMethods.has(name));
      case Set<?> set -> bound(object, name, SetMethods.has(set, name));
      case Number _ -> number(object, name);
      case Boolean _ -> number(object, name);
      case byte[] _ -> bound(object, name, Bytes.has(name));
      default -> date(object, name);
    };
  }

  /** Names of methods to choose from when one was not found. */
  public static List<String> names(@Nullable Object object) {
    String names =
        switch (object) {
          case String _ ->
              "capitalize casefold center count encode endswith expandtabs find format format_map"
                  + " index isalnum isalpha isascii isdecimal isdigit isidentifier islower"
                  + " isnumeric isprintable isspace istitle isupper join ljust lower lstrip"
                  + " maketrans partition removeprefix removesuffix replace rfind rindex rjust"
                  + " rpartition rsplit rstrip split splitlines startswith strip swapcase title"
                  + " translate upper zfill";
          case Map<?, ?> _ ->
              "clear copy fromkeys get items keys pop popitem setdefault update values";
          case PyTuple _ -> "count index";
          case List<?> _ -> "append clear copy count extend index insert pop remove reverse sort";
          case Set<?> _ ->
              "add clear copy difference discard intersection isdisjoint issubset issuperset pop"
                  + " remove symmetric_difference union update";
          case null, default -> "";
        };
    return List.of(names.split(" "));
  }

  /**
   * Calls a method of a builtin type without binding it first: {@code object.name(args)}. Gives
   * {@link Missing#MISSING} when there is no such builtin method; then look the attribute up and
   * call that.
   */
  public static @Nullable Object callMethod(@Nullable Object object, String name, Arguments args) {
    if (object instanceof String text) {
      return StrMethods.call(text, name, name.startsWith("format") ? args : args.plain());
    }
    if (object instanceof Markup markup) {
      return MarkupMethods.call(markup, name, args);
    }
    if (object == null || object instanceof PyObject) {
      return Missing.MISSING;
    }
    return object instanceof Map<?, ?> map
        ? DictMethods.call(map, name, args)
        : callOther(object, name, args);
  }

  private static @Nullable Object callOther(Object object, String name, Arguments args) {
    return switch (object) {
      case PyTuple tuple -> ListMethods.callTuple(tuple, name, args);
      case List<?> list -> ListMethods.call(list, name, args);
      case Set<?> set -> SetMethods.call(set, name, args);
      case Number _ -> NumberMethods.call(object, name, args.plain());
      case Boolean _ -> NumberMethods.call(object, name, args.plain());
      case byte[] bytes -> Bytes.call(bytes, name, args.plain());
      default ->
          DateMethods.owns(object) ? DateMethods.call(object, name, args.plain()) : Missing.MISSING;
    };
  }

  private static @Nullable Object ofObject(PyObject object, String name) {
    boolean isPrivate = !name.isEmpty() && name.charAt(0) == '_';
    return isPrivate && !(object instanceof Undefined) ? Missing.MISSING : object.attribute(name);
  }

  private static Object bound(Object object, String name, boolean exists) {
    return exists ? new BoundMethod(object, name) : Missing.MISSING;
  }

  private static @Nullable Object number(Object object, String name) {
    return NumberMethods.hasMethod(object, name)
        ? new BoundMethod(object, name)
        : NumberMethods.property(object, name);
  }

  private static @Nullable Object date(Object object, String name) {
    if (!DateMethods.owns(object)) {
      return Missing.MISSING;
    }
    return DateMethods.hasMethod(object, name)
        ? new BoundMethod(object, name)
        : DateMethods.property(object, name);
  }
}
