package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** A node with a value. */
public abstract sealed class Expr extends Node
    permits Const,
        Name,
        NamespaceTarget,
        TupleExpr,
        ListExpr,
        DictExpr,
        Unary,
        Binary,
        Logic,
        Compare,
        Concat,
        Conditional,
        Attribute,
        Item,
        Slice,
        Call,
        FilterCall,
        TestCall {

  Expr(int start, int end) {
    super(start, end);
  }

  /** The value in a frame. */
  public abstract @Nullable Object eval(Frame frame);

  /**
   * Whether the value might be known without a render; {@link Folding} then tries it. Only the
   * operands count that are evaluated, which {@code folding} tells.
   */
  boolean isConstant(Frame folding) {
    return false;
  }

  static boolean allConstant(Expr[] expressions, Frame folding) {
    for (Expr expression : expressions) {
      if (!expression.isConstant(folding)) {
        return false;
      }
    }
    return true;
  }

  static void visitAll(Expr[] expressions, NodeVisitor visitor) {
    for (Expr expression : expressions) {
      visitor.visit(expression);
    }
  }
}
