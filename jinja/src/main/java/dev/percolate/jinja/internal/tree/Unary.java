package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** {@code -a} or {@code +a}. */
public final class Unary extends Expr {
  final boolean negative;
  final Expr operand;

  public Unary(boolean negative, Expr operand, int start) {
    super(start, operand.end);
    this.negative = negative;
    this.operand = operand;
  }

  public boolean isNegative() {
    return negative;
  }

  public Expr operand() {
    return operand;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = operand.eval(frame);
    try {
      return negative ? Operators.neg(value) : Operators.pos(value);
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  @Override
  boolean isConstant(Frame folding) {
    return operand.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(operand);
  }
}
