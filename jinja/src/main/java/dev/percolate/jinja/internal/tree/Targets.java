package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Types;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Assignment to names, namespace attributes and tuples of them. */
final class Targets {
  private Targets() {}

  static void assign(Expr target, Frame frame, @Nullable Object value) {
    if (target instanceof Name name) {
      name.assign(frame, value);
    } else if (target instanceof TupleExpr tuple) {
      unpack(tuple.items, frame, value);
    } else if (target instanceof NamespaceTarget attribute) {
      attribute.assign(frame, value);
    }
  }

  private static void unpack(Expr[] targets, Frame frame, @Nullable Object value) {
    if (!Iteration.isIterable(value)) {
      throw PyException.type("cannot unpack non-iterable " + Types.name(value) + " object");
    }
    @Nullable Object[] values = new @Nullable Object[targets.length];
    Iterator<@Nullable Object> iterator = Iteration.iterate(value);
    for (int i = 0; i < targets.length; i++) {
      if (!iterator.hasNext()) {
        throw PyException.value(
            "not enough values to unpack (expected " + targets.length + ", got " + i + ")");
      }
      values[i] = iterator.next();
    }
    if (iterator.hasNext()) {
      throw PyException.value("too many values to unpack (expected " + targets.length + ")");
    }
    for (int i = 0; i < targets.length; i++) {
      assign(targets[i], frame, values[i]);
    }
  }

  /** Namespace targets must be namespaces before the value is evaluated. */
  static void check(Expr target, Frame frame) {
    if (target instanceof NamespaceTarget attribute) {
      attribute.check(frame);
    } else if (target instanceof TupleExpr tuple) {
      for (Expr item : tuple.items) {
        check(item, frame);
      }
    }
  }

  /** The values of the targets, as a loop's filter passes them on. */
  static @Nullable Object read(Expr target, Frame frame) {
    if (target instanceof TupleExpr tuple) {
      @Nullable Object[] values = new @Nullable Object[tuple.items.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = read(tuple.items[i], frame);
      }
      return PyTuple.wrap(values);
    }
    return target.eval(frame);
  }
}
