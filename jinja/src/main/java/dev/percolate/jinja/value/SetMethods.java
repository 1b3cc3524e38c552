package dev.percolate.jinja.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of sets and frozensets. */
final class SetMethods {
  private SetMethods() {}

  static boolean has(Set<?> set, String name) {
    return switch (name) {
      case "union",
          "intersection",
          "difference",
          "symmetric_difference",
          "issubset",
          "issuperset",
          "isdisjoint",
          "copy" ->
          true;
      case "add",
          "remove",
          "discard",
          "pop",
          "clear",
          "update",
          "intersection_update",
          "difference_update",
          "symmetric_difference_update" ->
          !(set instanceof PySet py && py.isFrozen());
      default -> false;
    };
  }

  static @Nullable Object call(Set<?> set, String name, Arguments args) {
    if (!has(set, name)) {
      return Missing.MISSING;
    }
    @SuppressWarnings("unchecked")
    Set<@Nullable Object> self = (Set<@Nullable Object>) set;
    String method = Types.name(set) + "." + name;
    return switch (name) {
      case "union", "intersection", "difference", "symmetric_difference", "copy" ->
          combined(self, name, args, method);
      case "issubset" -> asSet(Expect.one(args, method)).containsAll(self);
      case "issuperset" -> contains(self, asSet(Expect.one(args, method)));
      case "isdisjoint" -> disjoint(self, asSet(Expect.one(args, method)));
      case "pop" -> pop(self, args, method);
      default -> {
        change(self, name, args, method);
        yield null;
      }
    };
  }

  private static Object combined(
      Set<@Nullable Object> self, String name, Arguments args, String method) {
    Expect.noNames(args, method);
    Set<@Nullable Object> out = new PySet(self);
    switch (name) {
      case "copy" -> Expect.none(args, method);
      case "symmetric_difference" -> toggle(out, asSet(Expect.one(args, method)));
      default -> {
        for (Object other : args.positionals()) {
          apply(out, name, other);
        }
      }
    }
    return self instanceof PySet py && py.isFrozen() ? PySet.frozen(out) : out;
  }

  private static void change(
      Set<@Nullable Object> self, String name, Arguments args, String method) {
    switch (name) {
      case "add" -> self.add(Expect.one(args, method));
      case "discard" -> self.remove(Expect.one(args, method));
      case "remove" -> {
        Object value = Expect.one(args, method);
        if (!self.remove(value)) {
          throw new PyException(PyException.Kind.KEY_ERROR, Texts.repr(value));
        }
      }
      case "clear" -> {
        Expect.none(args, method);
        self.clear();
      }
      case "symmetric_difference_update" -> toggle(self, asSet(Expect.one(args, method)));
      default -> {
        Expect.noNames(args, method);
        String operation = name.equals("update") ? "union" : name.substring(0, name.length() - 7);
        for (Object other : args.positionals()) {
          apply(self, operation, other);
        }
      }
    }
  }

  private static void apply(Set<@Nullable Object> set, String operation, @Nullable Object other) {
    switch (operation) {
      case "union" -> {
        Iterator<@Nullable Object> elements = Iteration.iterate(other);
        while (elements.hasNext()) {
          set.add(elements.next());
        }
      }
      case "intersection" -> set.retainAll(asSet(other));
      default -> {
        for (Object value : asSet(other)) {
          set.remove(value);
        }
      }
    }
  }

  private static void toggle(Set<@Nullable Object> set, Collection<?> other) {
    for (Object value : other) {
      if (!set.remove(value)) {
        set.add(value);
      }
    }
  }

  private static PySet asSet(@Nullable Object value) {
    return value instanceof PySet set ? set : new PySet(Iteration.toList(value));
  }

  private static boolean contains(Set<?> set, Collection<?> other) {
    for (Object value : other) {
      if (!set.contains(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean disjoint(Set<?> set, Collection<?> other) {
    for (Object value : other) {
      if (set.contains(value)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object pop(Set<@Nullable Object> self, Arguments args, String method) {
    Expect.none(args, method);
    Iterator<@Nullable Object> elements = self.iterator();
    if (!elements.hasNext()) {
      throw new PyException(PyException.Kind.KEY_ERROR, "'pop from an empty set'");
    }
    Object first = elements.next();
    elements.remove();
    return first;
  }
}
