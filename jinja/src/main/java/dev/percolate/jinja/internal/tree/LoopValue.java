package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Signature;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable, which also walks the items. */
final class LoopValue implements PyObject, MarkupCallable, Iterator<@Nullable Object> {
  private static final Signature RECURSION =
      Signature.of("LoopContext.__call__").method().required("iterable").build();

  private final @Nullable Object sized;
  private final For statement;
  private final Frame outer;
  private final int depth0;
  private Iterator<@Nullable Object> source;
  private long index0 = -1;
  private long length = -1;
  private @Nullable Object after = Missing.MISSING;
  private @Nullable Object current = Missing.MISSING;
  private @Nullable Object before = Missing.MISSING;
  private @Nullable Object lastChanged = Missing.MISSING;

  /** {@code sized} is what {@code len()} is tried on; null for filtered items. */
  LoopValue(
      @Nullable Object sized,
      Iterator<@Nullable Object> source,
      int depth0,
      For statement,
      Frame outer) {
    this.sized = sized;
    this.source = source;
    this.depth0 = depth0;
    this.statement = statement;
    this.outer = outer;
  }

  @Override
  public boolean hasNext() {
    return after != Missing.MISSING || source.hasNext();
  }

  @Override
  public @Nullable Object next() {
    Object item = after == Missing.MISSING ? source.next() : after;
    after = Missing.MISSING;
    index0++;
    before = current;
    current = item;
    return item;
  }

  private @Nullable Object peek() {
    if (after == Missing.MISSING && source.hasNext()) {
      after = source.next();
    }
    return after;
  }

  private long size() {
    if (length < 0) {
      length = sized == null ? countRest() : tryLength(sized);
    }
    return length;
  }

  private long tryLength(Object items) {
    try {
      return Iteration.length(items);
    } catch (PyException e) {
      return countRest();
    }
  }

  private long countRest() {
    List<@Nullable Object> rest = new ArrayList<>();
    source.forEachRemaining(rest::add);
    source = rest.iterator();
    return rest.size() + index0 + 1 + (after == Missing.MISSING ? 0 : 1);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index" -> index0 + 1;
      case "index0" -> index0;
      case "first" -> index0 == 0;
      case "last" -> peek() == Missing.MISSING;
      case "length" -> size();
      case "revindex" -> size() - index0;
      case "revindex0" -> size() - index0 - 1;
      case "depth" -> (long) depth0 + 1;
      case "depth0" -> (long) depth0;
      case "previtem" -> index0 == 0 ? undefined("there is no previous item") : before;
      case "nextitem" -> {
        Object next = peek();
        yield next == Missing.MISSING ? undefined("there is no next item") : next;
      }
      case "cycle" -> (MarkupCallable) this::cycle;
      case "changed" -> (MarkupCallable) this::changed;
      default -> Missing.MISSING;
    };
  }

  private Object undefined(String hint) {
    return outer.run.environment.undefined().hint(hint);
  }

  private @Nullable Object cycle(Arguments args) {
    if (args.positionalCount() == 0) {
      throw PyException.type("no items for cycling given");
    }
    return args.at((int) (index0 % args.positionalCount()));
  }

  private Object changed(Arguments args) {
    PyTuple value = args.positionals();
    if (lastChanged != Missing.MISSING && Operators.eq(lastChanged, value)) {
      return false;
    }
    lastChanged = value;
    return true;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    if (!statement.isRecursive()) {
      throw PyException.type("The loop must have the 'recursive' marker to be called recursively.");
    }
    Object items = RECURSION.bind(args)[0];
    return statement.recurse(items, outer, depth0 + 1);
  }

  @Override
  public int length() {
    return (int) size();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return this;
  }

  @Override
  public String typeName() {
    return "LoopContext";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.runtime.LoopContext";
  }

  @Override
  public String repr() {
    return "<LoopContext " + (index0 + 1) + "/" + size() + ">";
  }
}
