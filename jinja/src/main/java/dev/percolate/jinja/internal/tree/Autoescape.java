package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Truth;

/** {@code {% autoescape true %}...{% endautoescape %}}: printed values are escaped for HTML. */
public final class Autoescape extends Stmt {
  private final Expr option;
  private final Body body;
  private ScopeEntry entry = ScopeEntry.NOTHING;

  public Autoescape(Expr option, Body body, int start, int end) {
    super(start, end);
    this.option = option;
    this.body = body;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    entry.enter(frame);
    return body.exec(frame, out);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(option);
    body.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {}

  @Override
  void resolve(Resolver resolver) {
    Scope scope = resolver.enter();
    forEachChild(new Scope.Analysis(scope));
    resolver.visit(option);
    boolean before = resolver.escapes();
    resolver.escape(option instanceof Const constant && Truth.test(constant.value));
    body.forEachChild(resolver);
    resolver.escape(before);
    entry = resolver.leave();
  }
}
