package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyFunction;
import dev.percolate.jinja.value.PyIterator;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Python's {@code itertools}, as far as dbt shows it. All iterators are lazy. */
public final class ItertoolsModule implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "count" ->
          Functions.of(
              Signature.of(name).optional("start", 0L).optional("step", 1L),
              p -> count(p[0], p[1]));
      case "cycle" -> Functions.of(name, p -> cycle(p[0]), "iterable");
      case "repeat" ->
          Functions.of(
              Signature.of(name).required("object").optional("times", FOREVER),
              p -> repeat(p[0], p[1]));
      case "accumulate" -> accumulate();
      case "chain" -> new Chain();
      case "compress" -> Functions.of(name, p -> compress(p[0], p[1]), "data", "selectors");
      case "islice" -> (PyCallable) ItertoolsModule::slice;
      case "starmap" -> Functions.of(name, p -> starmap(p[0], p[1]), "function", "iterable");
      case "tee" ->
          Functions.of(
              Signature.of(name).required("iterable").optional("n", 2L), p -> tee(p[0], p[1]));
      case "zip_longest" ->
          Functions.of(
              Signature.of(name).varargs().optional("fillvalue", null),
              p -> zipLongest((PyTuple) Objects.requireNonNull(p[1]), p[0]));
      case "product" ->
          Functions.of(
              Signature.of(name).varargs().optional("repeat", 1L),
              p -> product((PyTuple) Objects.requireNonNull(p[1]), p[0]));
      case "permutations" ->
          Functions.of(
              Signature.of(name).required("iterable").optional("r", null),
              p -> new PyIterator("itertools." + name, Selections.permutations(p[0], p[1])));
      case "combinations" ->
          Functions.of(
              name,
              p -> new PyIterator("itertools." + name, Selections.combinations(p[0], p[1])),
              "iterable",
              "r");
      case "combinations_with_replacement" ->
          Functions.of(
              name,
              p -> new PyIterator("itertools." + name, Selections.withReplacement(p[0], p[1])),
              "iterable",
              "r");
      default -> Missing.MISSING;
    };
  }

  @Override
  public String repr() {
    return "<module 'itertools' (built-in)>";
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return "dict";
  }

  /** An iterator that asks {@code next} until it gives {@link Missing#MISSING}. */
  private static PyIterator lazily(String typeName, Supplier<@Nullable Object> next) {
    return new PyIterator(
        "itertools." + typeName,
        new Iterator<>() {
          private @Nullable Object ahead = Missing.MISSING;
          private boolean known;

          @Override
          public boolean hasNext() {
            if (!known) {
              ahead = next.get();
              known = true;
            }
            return ahead != Missing.MISSING;
          }

          @Override
          public @Nullable Object next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            known = false;
            return ahead;
          }
        });
  }

  private static PyIterator count(@Nullable Object start, @Nullable Object step) {
    if (!(start instanceof Number || start instanceof Boolean)) {
      throw PyException.type("a number is required");
    }
    @Nullable Object[] current = {start};
    return lazily(
        "count",
        () -> {
          Object value = current[0];
          current[0] = Operators.add(value, step);
          return value;
        });
  }

  private static PyIterator cycle(@Nullable Object iterable) {
    Iterator<@Nullable Object> source = Iteration.iterate(iterable);
    List<@Nullable Object> saved = new ArrayList<>();
    int[] index = {0};
    return lazily(
        "cycle",
        () -> {
          if (source.hasNext()) {
            Object value = source.next();
            saved.add(value);
            return value;
          }
          return saved.isEmpty() ? Missing.MISSING : saved.get(index[0]++ % saved.size());
        });
  }

  /** The default of {@code times}. */
  private static final Object FOREVER = new Object();

  private static PyIterator repeat(@Nullable Object value, @Nullable Object times) {
    long[] left = {times == FOREVER ? Long.MAX_VALUE : Numbers.index(times)};
    return lazily("repeat", () -> left[0]-- > 0 ? value : Missing.MISSING);
  }

  private static PyFunction accumulate() {
    return Functions.of(
        Signature.of("accumulate")
            .required("iterable")
            .optional("func", null)
            .keywordOnly()
            .optional("initial", null),
        p -> {
          Iterator<@Nullable Object> source = Iteration.iterate(p[0]);
          Object function = p[1];
          @Nullable Object[] total = {Missing.MISSING};
          @Nullable Object[] initial = {p[2]};
          return lazily(
              "accumulate",
              () -> {
                if (initial[0] != null) {
                  total[0] = initial[0];
                  initial[0] = null;
                } else if (!source.hasNext()) {
                  return Missing.MISSING;
                } else {
                  total[0] = combine(function, total[0], source.next());
                }
                return total[0];
              });
        });
  }

  private static @Nullable Object combine(
      @Nullable Object function, @Nullable Object total, @Nullable Object next) {
    if (total == Missing.MISSING) {
      return next;
    }
    return function == null
        ? Operators.add(total, next)
        : Calls.call(function, Arguments.of(total, next));
  }

  private static PyIterator compress(@Nullable Object data, @Nullable Object selectors) {
    Iterator<@Nullable Object> values = Iteration.iterate(data);
    Iterator<@Nullable Object> flags = Iteration.iterate(selectors);
    return lazily(
        "compress",
        () -> {
          while (values.hasNext() && flags.hasNext()) {
            Object value = values.next();
            if (Truth.test(flags.next())) {
              return value;
            }
          }
          return Missing.MISSING;
        });
  }

  private static PyIterator slice(Arguments args) {
    int given = args.count();
    if (given < 2 || given > 4) {
      throw PyException.type(
          "islice expected at "
              + (given < 2 ? "least 2 arguments, got " : "most 4 arguments, got ")
              + given);
    }
    Iterator<@Nullable Object> source = Iteration.iterate(args.at(0));
    boolean onlyStop = given == 2;
    long start = onlyStop ? 0 : bound(args.at(1), 0, "Indices");
    long stop = bound(args.at(onlyStop ? 1 : 2), Long.MAX_VALUE, onlyStop ? "Stop" : "Indices");
    long step = given == 4 ? bound(args.at(3), 1, "Step") : 1;
    if (step < 1) {
      throw PyException.value("Step for islice() must be a positive integer or None.");
    }
    long[] state = {0, start};
    return lazily(
        "islice",
        () -> {
          if (state[1] >= stop) {
            return Missing.MISSING;
          }
          while (state[0] < state[1] && source.hasNext()) {
            source.next();
            state[0]++;
          }
          if (!source.hasNext()) {
            return Missing.MISSING;
          }
          state[0]++;
          state[1] += step;
          return source.next();
        });
  }

  private static long bound(@Nullable Object value, long fallback, String what) {
    if (value == null) {
      return fallback;
    }
    if (!(value instanceof Long n) || n < 0) {
      throw PyException.value(
          switch (what) {
            case "Stop" ->
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            case "Step" -> "Step for islice() must be a positive integer or None.";
            default -> "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
          });
    }
    return n;
  }

  private static PyIterator starmap(@Nullable Object function, @Nullable Object iterable) {
    Iterator<@Nullable Object> source = Iteration.iterate(iterable);
    return lazily(
        "starmap",
        () ->
            source.hasNext()
                ? Calls.call(function, Arguments.of(Iteration.toList(source.next()).toArray()))
                : Missing.MISSING);
  }

  private static PyTuple tee(@Nullable Object iterable, @Nullable Object n) {
    int count = Numbers.index(n);
    if (count < 0) {
      throw PyException.value("n must be >= 0");
    }
    Iterator<@Nullable Object> source = Iteration.iterate(iterable);
    List<@Nullable Object> seen = new ArrayList<>();
    @Nullable Object[] copies = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      int[] index = {0};
      copies[i] =
          lazily(
              "_tee",
              () -> {
                if (index[0] == seen.size()) {
                  if (!source.hasNext()) {
                    return Missing.MISSING;
                  }
                  seen.add(source.next());
                }
                return seen.get(index[0]++);
              });
    }
    return PyTuple.wrap(copies);
  }

  private static PyIterator zipLongest(PyTuple iterables, @Nullable Object fill) {
    List<Iterator<@Nullable Object>> sources = new ArrayList<>();
    for (Object iterable : iterables) {
      sources.add(Iteration.iterate(iterable));
    }
    return lazily(
        "zip_longest",
        () -> {
          boolean any = false;
          @Nullable Object[] row = new @Nullable Object[sources.size()];
          for (int i = 0; i < row.length; i++) {
            boolean more = sources.get(i).hasNext();
            row[i] = more ? sources.get(i).next() : fill;
            any |= more;
          }
          return any ? PyTuple.wrap(row) : Missing.MISSING;
        });
  }

  private static PyIterator product(PyTuple iterables, @Nullable Object repeat) {
    int times = Numbers.index(repeat);
    if (times < 0) {
      throw PyException.value("repeat argument cannot be negative");
    }
    List<List<@Nullable Object>> pools = new ArrayList<>();
    for (Object iterable : iterables) {
      pools.add(Iteration.toList(iterable));
    }
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(pools);
    }
    return new PyIterator("itertools.product", Selections.product(all));
  }

  private static final class Chain implements PyCallable, PyObject {
    @Override
    public @Nullable Object call(Arguments args) {
      return chain(args.positionals().iterator());
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("from_iterable")
          ? Functions.of(name, p -> chain(Iteration.iterate(p[0])), "iterable")
          : Missing.MISSING;
    }

    private static PyIterator chain(Iterator<@Nullable Object> iterables) {
      List<Iterator<@Nullable Object>> current = new ArrayList<>(1);
      return lazily(
          "chain",
          () -> {
            while (current.isEmpty() || !current.getFirst().hasNext()) {
              if (!iterables.hasNext()) {
                return Missing.MISSING;
              }
              current.clear();
              current.add(Iteration.iterate(iterables.next()));
            }
            return current.getFirst().next();
          });
    }

    @Override
    public String repr() {
      return "<class 'itertools.chain'>";
    }

    @Override
    public String qualifiedTypeName() {
      return "type";
    }
  }
}
