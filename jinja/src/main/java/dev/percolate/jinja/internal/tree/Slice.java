package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** {@code a[start:stop:step]}. */
public final class Slice extends Expr {
  final Expr owner;
  final @Nullable Expr from;
  final @Nullable Expr to;
  final @Nullable Expr step;

  public Slice(Expr owner, @Nullable Expr from, @Nullable Expr to, @Nullable Expr step, int end) {
    super(owner.start, end);
    this.owner = owner;
    this.from = from;
    this.to = to;
    this.step = step;
  }

  public Expr owner() {
    return owner;
  }

  public @Nullable Expr from() {
    return from;
  }

  public @Nullable Expr to() {
    return to;
  }

  public @Nullable Expr step() {
    return step;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = owner.eval(frame);
    Object first = from == null ? null : from.eval(frame);
    Object last = to == null ? null : to.eval(frame);
    Object by = step == null ? null : step.eval(frame);
    try {
      return Items.slice(value, first, last, by);
    } catch (PyException e) {
      boolean lookup = e.kind() == PyException.Kind.TYPE_ERROR || e.kind().isLookup();
      if (frame.isFolding() && lookup) {
        // Jinja 3.1: a constant slice that fails is undefined, another one is an error
        return frame.run.environment.undefined().element(value, first);
      }
      throw located(e, frame);
    }
  }

  @Override
  boolean isConstant(Frame folding) {
    return owner.isConstant(folding)
        && isConstant(from, folding)
        && isConstant(to, folding)
        && isConstant(step, folding);
  }

  private static boolean isConstant(@Nullable Expr expression, Frame folding) {
    return expression == null || expression.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(owner);
    if (from != null) {
      visitor.visit(from);
    }
    if (to != null) {
      visitor.visit(to);
    }
    if (step != null) {
      visitor.visit(step);
    }
  }
}
