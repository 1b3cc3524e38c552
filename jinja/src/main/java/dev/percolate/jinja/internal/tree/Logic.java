package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Truth;
import org.jspecify.annotations.Nullable;

/** {@code and}, {@code or} (which give one of their operands) and {@code not}. */
public final class Logic extends Expr {
  /** The operators. */
  public enum Operator {
    AND,
    OR,
    NOT
  }

  final Operator operator;
  final Expr left;
  final Expr right;

  private Logic(Operator operator, Expr left, Expr right, int start) {
    super(start, right.end);
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  public static Logic and(Expr left, Expr right) {
    return new Logic(Operator.AND, left, right, left.start);
  }

  public static Logic or(Expr left, Expr right) {
    return new Logic(Operator.OR, left, right, left.start);
  }

  /** Negation; left and right are the same operand. */
  public static Logic not(Expr operand, int start) {
    return new Logic(Operator.NOT, operand, operand, start);
  }

  public Operator operator() {
    return operator;
  }

  public Expr left() {
    return left;
  }

  public Expr right() {
    return right;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object a = left.eval(frame);
    boolean truth;
    try {
      truth = Truth.test(a);
    } catch (PyException e) {
      throw located(e, frame);
    }
    return switch (operator) {
      case NOT -> !truth;
      case AND -> truth ? right.eval(frame) : a;
      case OR -> truth ? a : right.eval(frame);
    };
  }

  @Override
  void resolve(Resolver resolver) {
    resolver.visit(left);
    if (operator == Operator.NOT) {
      return;
    }
    Object known =
        Folding.isHopeless(left)
            ? Missing.MISSING
            : resolver.folding().value(left, resolver.escaping());
    // Jinja 3.1: what a constant makes superfluous is not compiled, so may be wrong
    if (known == Missing.MISSING || Truth.test(known) == (operator == Operator.AND)) {
      resolver.visit(right);
    }
  }

  @Override
  boolean isConstant(Frame folding) {
    return left.isConstant(folding)
        && (operator == Operator.NOT
            || Truth.test(left.eval(folding)) != (operator == Operator.AND)
            || right.isConstant(folding));
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(left);
    if (operator != Operator.NOT) {
      visitor.visit(right);
    }
  }
}
