package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.DictView;
import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyIterator;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyRange;
import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Sorting;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters on sequences and dictionaries. */
final class SequenceFilters {
  private SequenceFilters() {}

  static @Nullable Object length(Environment environment, @Nullable Object[] a) {
    return (long) Iteration.length(a[0]);
  }

  static @Nullable Object list(Environment environment, @Nullable Object[] a) {
    return Iteration.toList(a[0]);
  }

  static @Nullable Object first(Environment environment, @Nullable Object[] a) {
    Iterator<@Nullable Object> items = Iteration.iterate(a[0]);
    return items.hasNext()
        ? items.next()
        : environment.undefined().hint("No first item, sequence was empty.");
  }

  static @Nullable Object last(Environment environment, @Nullable Object[] a) {
    List<@Nullable Object> items = reversible(a[0]);
    if (a[0] instanceof Markup && !items.isEmpty()) {
      return Markup.of(items.getLast());
    }
    return items.isEmpty()
        ? environment.undefined().hint("No last item, sequence was empty.")
        : items.getLast();
  }

  /** The items of a value that Python's {@code reversed} takes. */
  private static List<@Nullable Object> reversible(@Nullable Object value) {
    boolean known =
        value instanceof List<?>
            || value instanceof String
            || value instanceof Map<?, ?>
            || value instanceof DictView
            || value instanceof PyRange
            || value instanceof GroupTuple
            || value instanceof Undefined;
    boolean sequence =
        value instanceof PyObject && !(value instanceof PyIterator) && Iteration.isIterable(value);
    if (!known && !sequence) {
      throw PyException.type("'" + Types.shown(value) + "' object is not reversible");
    }
    return Iteration.toList(value);
  }

  static @Nullable Object reverse(Environment environment, @Nullable Object[] a) {
    if (Markup.plain(a[0]) instanceof String) {
      return Items.slice(a[0], null, null, -1L);
    }
    List<@Nullable Object> items;
    boolean iterator = true;
    try {
      items = reversible(a[0]);
    } catch (PyException e) {
      if (e.kind() != PyException.Kind.TYPE_ERROR) {
        throw e;
      }
      iterator = false;
      if (!Iteration.isIterable(a[0])) {
        throw new PyException(PyException.Kind.FILTER_ARGUMENT_ERROR, "argument must be iterable");
      }
      items = Iteration.toList(a[0]);
    }
    Collections.reverse(items);
    return iterator ? new PyIterator(reversedType(a[0]), items.iterator()) : items;
  }

  /** The class of Python's {@code reversed(value)}. */
  private static String reversedType(@Nullable Object value) {
    return switch (value) {
      case PyTuple _ -> "reversed";
      case List<?> _ -> "list_reverseiterator";
      case Map<?, ?> _ -> "dict_reversekeyiterator";
      case PyRange _ -> "range_iterator";
      case null, default -> "reversed";
    };
  }

  static @Nullable Object join(Environment environment, @Nullable Object[] a) {
    AttributePath path = a[2] == null ? null : AttributePath.of(environment, a[2]);
    if (environment.autoescape()) {
      return joinEscaped(a, path);
    }
    String separator = Texts.str(a[1]);
    StringBuilder out = new StringBuilder();
    Iterator<@Nullable Object> items = Iteration.iterate(a[0]);
    boolean first = true;
    while (items.hasNext()) {
      Object item = items.next();
      if (!first) {
        out.append(separator);
      }
      first = false;
      Sizes.check(out.length());
      Texts.appendStr(out, path == null ? item : path.apply(item));
    }
    return out.toString();
  }

  private static @Nullable Object joinEscaped(@Nullable Object[] a, @Nullable AttributePath path) {
    List<@Nullable Object> items = new ArrayList<>();
    boolean safe = a[1] instanceof Markup;
    boolean anySafe = safe;
    for (Object item : Iteration.toList(a[0])) {
      Object value = path == null ? item : path.apply(item);
      items.add(safe || value instanceof Markup ? Markup.soft(value) : Texts.str(value));
      anySafe |= value instanceof Markup;
    }
    Object separator = anySafe ? Markup.escape(a[1]) : Texts.str(a[1]);
    return Attributes.callMethod(separator, "join", Arguments.of((Object) items));
  }

  static @Nullable Object sort(Environment environment, @Nullable Object[] a) {
    Function<@Nullable Object, @Nullable Object> key =
        AttributePath.several(environment, a[3], Truth.test(a[2]));
    List<@Nullable Object> values = Iteration.toList(a[0]);
    return Sorting.sorted(values, key, Numbers.cInt(a[1]) != 0);
  }

  static @Nullable Object unique(Environment environment, @Nullable Object[] a) {
    AttributePath key = AttributePath.of(environment, a[2], Truth.test(a[1]));
    PySet seen = new PySet();
    return new Generator() {
      private Iterator<@Nullable Object> items = Collections.emptyIterator();

      @Override
      void start() {
        items = Iteration.iterate(a[0]);
      }

      @Override
      @Nullable Object compute() {
        while (items.hasNext()) {
          Object item = items.next();
          if (seen.add(key.apply(item))) {
            return item;
          }
        }
        return Missing.MISSING;
      }
    }.value();
  }

  static @Nullable Object extreme(Environment environment, @Nullable Object[] a, boolean max) {
    Iterator<@Nullable Object> items = Iteration.iterate(a[0]);
    if (!items.hasNext()) {
      return environment.undefined().hint("No aggregated item, sequence was empty.");
    }
    AttributePath key = AttributePath.of(environment, a[2], Truth.test(a[1]));
    Object best = items.next();
    Object bestKey = key.apply(best);
    while (items.hasNext()) {
      Object item = items.next();
      Object itemKey = key.apply(item);
      if (max ? Operators.gt(itemKey, bestKey) : Operators.lt(itemKey, bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  static @Nullable Object sum(Environment environment, @Nullable Object[] a) {
    AttributePath path = a[1] == null ? null : AttributePath.of(environment, a[1]);
    Iterator<@Nullable Object> items = Iteration.iterate(a[0]);
    Object total = a[2];
    if (Markup.plain(total) instanceof String) {
      throw PyException.type("sum() can't sum strings [use ''.join(seq) instead]");
    }
    // a list of our own grows in place: adding lists one by one would copy all of it each time
    List<@Nullable Object> own = null;
    while (items.hasNext()) {
      Object item = items.next();
      Object value = path == null ? item : path.apply(item);
      if (own != null && value instanceof ArrayList<?> more) {
        Sizes.checkElements((long) own.size() + more.size());
        own.addAll(more);
      } else {
        total = Operators.add(total, value);
        own = total instanceof ArrayList<?> ? asList(total) : null;
      }
    }
    return total;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> asList(Object list) {
    return (List<@Nullable Object>) list;
  }

  static @Nullable Object batch(Environment environment, @Nullable Object[] a) {
    return new Generator() {
      private Iterator<@Nullable Object> items = Collections.emptyIterator();
      private boolean emptyFirst;

      @Override
      void start() {
        items = Iteration.iterate(a[0]);
        emptyFirst = items.hasNext() && Operators.eq(0L, a[1]);
      }

      @Override
      @Nullable Object compute() {
        if (!items.hasNext()) {
          return Missing.MISSING;
        }
        List<@Nullable Object> line = new ArrayList<>();
        if (emptyFirst) {
          emptyFirst = false;
          return line;
        }
        while (items.hasNext() && (line.isEmpty() || !Operators.eq((long) line.size(), a[1]))) {
          line.add(items.next());
        }
        Sizes.checkElements(a[2] != null && a[1] instanceof Long size ? size : 0);
        while (a[2] != null && Operators.lt((long) line.size(), a[1])) {
          Sizes.checkElements(line.size());
          line.add(a[2]);
        }
        return line;
      }
    }.value();
  }

  static @Nullable Object slice(Environment environment, @Nullable Object[] a) {
    return new Generator() {
      private List<@Nullable Object> items = new ArrayList<>();
      private long slices;
      private long index;
      private int from;

      @Override
      void start() {
        items = Iteration.toList(a[0]);
        slices = Sizes.checkElements(NumberFilters.integer(a[1]));
        if (slices == 0) {
          throw new PyException(
              PyException.Kind.ZERO_DIVISION_ERROR, "integer division or modulo by zero");
        }
      }

      @Override
      @Nullable Object compute() {
        if (index >= slices) {
          return Missing.MISSING;
        }
        long extra = items.size() % slices;
        int to = (int) (from + items.size() / slices + (index < extra ? 1 : 0));
        List<@Nullable Object> part = new ArrayList<>(items.subList(from, to));
        if (a[2] != null && index >= extra) {
          part.add(a[2]);
        }
        from = to;
        index++;
        return part;
      }
    }.value();
  }

  static @Nullable Object groupBy(Environment environment, @Nullable Object[] a) {
    boolean caseSensitive = Truth.test(a[3]);
    AttributePath key = AttributePath.of(environment, a[1], caseSensitive, a[2]);
    AttributePath shown = AttributePath.of(environment, a[1], true, a[2]);
    List<@Nullable Object> sorted = Sorting.sorted(Iteration.toList(a[0]), key, false);
    List<@Nullable Object> groups = new ArrayList<>();
    List<@Nullable Object> members = new ArrayList<>();
    Object current = Missing.MISSING;
    for (Object item : sorted) {
      Object itemKey = key.apply(item);
      if (current == Missing.MISSING || !Operators.eq(itemKey, current)) {
        members = new ArrayList<>();
        groups.add(new GroupTuple(caseSensitive ? itemKey : shown.apply(item), members));
        current = itemKey;
      }
      members.add(item);
    }
    return groups;
  }

  static @Nullable Object dictSort(Environment environment, @Nullable Object[] a) {
    boolean byKey = "key".equals(a[2]);
    if (!byKey && !"value".equals(a[2])) {
      throw new PyException(
          PyException.Kind.FILTER_ARGUMENT_ERROR,
          "You can only sort by either \"key\" or \"value\"");
    }
    boolean caseSensitive = Truth.test(a[1]);
    List<@Nullable Object> pairs = new ArrayList<>();
    for (Map.Entry<?, ?> entry : Dictionaries.require(a[0]).entrySet()) {
      pairs.add(PyTuple.of(entry.getKey(), entry.getValue()));
    }
    int position = byKey ? 0 : 1;
    return Sorting.sorted(
        pairs,
        pair -> {
          Object key = ((PyTuple) TextFilters.notNull(pair)).get(position);
          return !caseSensitive && key instanceof String text ? AttributePath.lower(text) : key;
        },
        Numbers.cInt(a[3]) != 0);
  }

  static @Nullable Object items(Environment environment, @Nullable Object[] a) {
    return new Generator() {
      private Iterator<? extends Map.Entry<?, ?>> entries = Collections.emptyIterator();

      @Override
      void start() {
        if (a[0] instanceof Undefined) {
          return;
        }
        if (!(a[0] instanceof Map<?, ?> map)) {
          throw PyException.type("Can only get item pairs from a mapping.");
        }
        entries = map.entrySet().iterator();
      }

      @Override
      @Nullable Object compute() {
        if (!entries.hasNext()) {
          return Missing.MISSING;
        }
        Map.Entry<?, ?> entry = entries.next();
        return PyTuple.of(entry.getKey(), entry.getValue());
      }
    }.value();
  }

  static @Nullable Object random(Environment environment, @Nullable Object[] a) {
    int size = Iteration.length(a[0]);
    if (size == 0) {
      return environment.undefined().hint("No random item, sequence was empty.");
    }
    long index = ThreadLocalRandom.current().nextInt(size);
    return Items.get(a[0], index);
  }
}
