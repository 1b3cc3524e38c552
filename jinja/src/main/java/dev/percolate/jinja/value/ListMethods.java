package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of lists and tuples. */
final class ListMethods {
  private ListMethods() {}

  static boolean has(String name) {
    return switch (name) {
      case "append",
          "extend",
          "insert",
          "remove",
          "pop",
          "clear",
          "index",
          "count",
          "sort",
          "reverse",
          "copy" ->
          true;
      default -> false;
    };
  }

  static boolean tupleHas(String name) {
    return name.equals("index") || name.equals("count");
  }

  static @Nullable Object callTuple(PyTuple self, String name, Arguments args) {
    return switch (name) {
      case "index" -> index(self, args, "tuple");
      case "count" -> count(self, Expect.one(args, "tuple.count"));
      default -> Missing.MISSING;
    };
  }

  static @Nullable Object call(List<?> list, String name, Arguments args) {
    @SuppressWarnings("unchecked")
    List<@Nullable Object> self = (List<@Nullable Object>) list;
    switch (name) {
      case "append" -> {
        Sizes.checkElements(self.size());
        self.add(Expect.one(args, "list.append"));
      }
      case "extend" -> {
        List<@Nullable Object> more = Iteration.toList(Expect.one(args, "list.extend"));
        Sizes.checkElements((long) self.size() + more.size());
        self.addAll(more);
      }
      case "insert" -> insert(self, args);
      case "remove" -> remove(self, Expect.one(args, "list.remove"));
      case "pop" -> {
        return pop(self, args);
      }
      case "clear" -> {
        Expect.none(args, "list.clear");
        self.clear();
      }
      case "index" -> {
        return index(self, args, "list");
      }
      case "count" -> {
        return count(self, Expect.one(args, "list.count"));
      }
      case "sort" -> sort(self, args);
      case "reverse" -> {
        Expect.none(args, "list.reverse");
        Collections.reverse(self);
      }
      case "copy" -> {
        Expect.none(args, "list.copy");
        return new ArrayList<>(self);
      }
      default -> {
        return Missing.MISSING;
      }
    }
    return null;
  }

  private static void insert(List<@Nullable Object> self, Arguments args) {
    Expect.between(args, "list.insert", 2, 2);
    int index = Numbers.index(args.at(0));
    if (index < 0) {
      index = Math.max(0, index + self.size());
    }
    Sizes.checkElements(self.size());
    self.add(Math.min(index, self.size()), args.at(1));
  }

  private static void remove(List<@Nullable Object> self, @Nullable Object value) {
    for (int i = 0; i < self.size(); i++) {
      if (Comparison.same(self.get(i), value)) {
        self.remove(i);
        return;
      }
    }
    throw PyException.value("list.remove(x): x not in list");
  }

  private static @Nullable Object pop(List<@Nullable Object> self, Arguments args) {
    Expect.between(args, "list.pop", 0, 1);
    int index = args.positionalCount() == 0 ? -1 : Numbers.index(args.at(0));
    if (self.isEmpty()) {
      throw new PyException(PyException.Kind.INDEX_ERROR, "pop from empty list");
    }
    if (index < 0) {
      index += self.size();
    }
    if (index < 0 || index >= self.size()) {
      throw new PyException(PyException.Kind.INDEX_ERROR, "pop index out of range");
    }
    return self.remove(index);
  }

  private static Object index(List<?> self, Arguments args, String type) {
    Expect.between(args, type + ".index", 1, 3);
    int from = bound(args, 1, 0, self.size());
    int to = bound(args, 2, self.size(), self.size());
    for (int i = from; i < to && i < self.size(); i++) {
      if (Comparison.same(self.get(i), args.at(0))) {
        return (long) i;
      }
    }
    throw PyException.value(
        type.equals("list")
            ? Texts.repr(args.at(0)) + " is not in list"
            : "tuple.index(x): x not in tuple");
  }

  private static int bound(Arguments args, int position, int fallback, int size) {
    if (args.positionalCount() <= position) {
      return fallback;
    }
    if (!Numbers.isInt(args.at(position))) {
      throw PyException.type("slice indices must be integers or have an __index__ method");
    }
    int index = Numbers.index(args.at(position));
    return index < 0 ? Math.max(0, index + size) : index;
  }

  private static Object count(List<?> self, @Nullable Object value) {
    long count = 0;
    for (Object element : self) {
      if (Comparison.same(element, value)) {
        count++;
      }
    }
    return count;
  }

  private static void sort(List<@Nullable Object> self, Arguments args) {
    if (args.positionalCount() > 0) {
      throw PyException.type("sort() takes no positional arguments");
    }
    Expect.named(args, "sort", 2, "key", "reverse");
    Object key = args.get(0, "key", null);
    boolean reverse = Numbers.cInt(args.get(1, "reverse", false)) != 0;
    List<@Nullable Object> sorted =
        Sorting.sorted(
            self, key == null ? null : value -> Calls.call(key, Arguments.of(value)), reverse);
    self.clear();
    self.addAll(sorted);
  }
}
