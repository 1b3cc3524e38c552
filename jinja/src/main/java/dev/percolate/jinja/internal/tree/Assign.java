package dev.percolate.jinja.internal.tree;

/** {@code {% set target = value %}}. */
public final class Assign extends Stmt {
  private final Expr target;
  private final Expr value;

  public Assign(Expr target, Expr value, int start) {
    super(start, value.end);
    this.target = target;
    this.value = value;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    if (target instanceof Name name) {
      name.assign(frame, value.eval(frame));
    } else {
      Targets.check(target, frame);
      Targets.assign(target, frame, value.eval(frame));
    }
    return Signal.NEXT;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(target);
    visitor.visit(value);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(value);
    analysis.visit(target);
  }
}
