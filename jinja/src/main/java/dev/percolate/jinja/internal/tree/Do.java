package dev.percolate.jinja.internal.tree;

/** {@code {% do expression %}}. */
public final class Do extends Stmt {
  private final Expr expression;

  public Do(Expr expression, int start) {
    super(start, expression.end);
    this.expression = expression;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    Object unused = expression.eval(frame);
    return Signal.NEXT;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(expression);
  }
}
