package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.PyTuple;
import org.jspecify.annotations.Nullable;

/** {@code (a, b)}, and the targets of an unpacking. */
public final class TupleExpr extends Expr {
  final Expr[] items;

  public TupleExpr(Expr[] items, int start, int end) {
    super(start, end);
    this.items = items;
  }

  public Expr[] items() {
    return items;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return PyTuple.wrap(evalAll(items, frame));
  }

  static @Nullable Object[] evalAll(Expr[] items, Frame frame) {
    @Nullable Object[] values = new @Nullable Object[items.length];
    for (int i = 0; i < items.length; i++) {
      values[i] = items[i].eval(frame);
    }
    return values;
  }

  @Override
  boolean isConstant(Frame folding) {
    return allConstant(items, folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitAll(items, visitor);
  }
}
