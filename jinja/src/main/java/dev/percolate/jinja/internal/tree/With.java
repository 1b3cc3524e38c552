package dev.percolate.jinja.internal.tree;

/** {@code {% with a = 1 %}...{% endwith %}}. The values see the names outside. */
public final class With extends Stmt {
  private final Expr[] targets;
  private final Expr[] values;
  private final Body body;
  private ScopeEntry entry = ScopeEntry.NOTHING;

  public With(Expr[] targets, Expr[] values, Body body, int start, int end) {
    super(start, end);
    this.targets = targets;
    this.values = values;
    this.body = body;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    entry.enter(frame);
    for (int i = 0; i < targets.length; i++) {
      Targets.assign(targets[i], frame, values[i].eval(frame));
    }
    return body.exec(frame, out);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    Expr.visitAll(targets, visitor);
    Expr.visitAll(values, visitor);
    body.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visitAll(values);
  }

  @Override
  void resolve(Resolver resolver) {
    Expr.visitAll(values, resolver);
    Scope scope = resolver.enter();
    Scope.Analysis analysis = new Scope.Analysis(scope);
    analysis.visitAll(targets);
    body.forEachChild(analysis);
    Expr.visitAll(targets, resolver);
    body.forEachChild(resolver);
    entry = resolver.leave();
  }
}
