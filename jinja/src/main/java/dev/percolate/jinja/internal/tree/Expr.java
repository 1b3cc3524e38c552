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

  /** Whether the value might be known without a frame; {@link Folding} then tries it. */
  boolean mayBeConstant() {
    return false;
  }

  static boolean allMayBeConstant(Expr[] expressions) {
    for (Expr expression : expressions) {
      if (!expression.mayBeConstant()) {
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
