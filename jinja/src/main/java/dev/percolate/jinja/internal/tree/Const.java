package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** A literal string, number, true, false or none. */
public final class Const extends Expr {
  final @Nullable Object value;

  public Const(@Nullable Object value, int start, int end) {
    super(start, end);
    this.value = value;
  }

  public @Nullable Object value() {
    return value;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return value;
  }

  @Override
  boolean isConstant(Frame folding) {
    return true;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {}
}
