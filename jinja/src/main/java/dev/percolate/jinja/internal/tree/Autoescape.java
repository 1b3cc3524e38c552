package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Truth;
import org.jspecify.annotations.Nullable;

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
    Environment before = frame.run.environment;
    frame.run.environment = before.autoescape(Truth.test(option.eval(frame)));
    Signal signal = body.exec(frame, out);
    // Jinja 3.1: a break or continue leaves autoescape as it is here
    if (signal == Signal.NEXT) {
      frame.run.environment = before;
    }
    return signal;
  }

  private static Escaping inside(Escaping around, @Nullable Object constant) {
    if (constant == Missing.MISSING) {
      return around.unknown();
    }
    Escaping known = Truth.test(constant) ? Escaping.ON : Escaping.OFF;
    return around.isUnknown() ? known.unknown() : known;
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
    Escaping before = resolver.escaping();
    resolver.escape(inside(before, resolver.folding().value(option, before)));
    body.forEachChild(resolver);
    resolver.escape(before);
    entry = resolver.leave();
  }
}
