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
    return switch (object) {
      case PyObject o -> o.attribute(name);
      case null, default ->
          hasMethod(object, name) ? new BoundMethod(object, name) : Missing.MISSING;
    };
  }

  /**
   * Calls a method of a builtin type without binding it first: {@code object.name(args)}. Gives
   * {@link Missing#MISSING} when there is no such builtin method; then look the attribute up and
   * call that.
   */
  public static @Nullable Object callMethod(@Nullable Object object, String name, Arguments args) {
    return switch (object) {
      case String text -> StrMethods.call(text, name, args);
      case PyObject _ -> Missing.MISSING;
      case PyTuple tuple -> ListMethods.callTuple(tuple, name, args);
      case List<?> list -> ListMethods.call(list, name, args);
      case Map<?, ?> map -> DictMethods.call(map, name, args);
      case Set<?> set -> SetMethods.call(set, name, args);
      case null -> Missing.MISSING;
      default -> Missing.MISSING;
    };
  }

  private static boolean hasMethod(@Nullable Object object, String name) {
    return switch (object) {
      case String _ -> StrMethods.has(name);
      case PyTuple _ -> ListMethods.tupleHas(name);
      case List<?> _ -> ListMethods.has(name);
      case Map<?, ?> _ -> DictMethods.has(name);
      case Set<?> set -> SetMethods.has(set, name);
      case null -> false;
      default -> false;
    };
  }
}
