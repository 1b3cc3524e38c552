package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Markup;
import org.jspecify.annotations.Nullable;

/** {@code {% set target %}...{% endset %}}, perhaps filtered. */
public final class AssignBlock extends Stmt {
  private final Expr target;
  private final @Nullable FilterCall filter;
  private final Body body;
  private ScopeEntry entry = ScopeEntry.NOTHING;
  private Escaping escaping = Escaping.OFF;

  public AssignBlock(Expr target, @Nullable FilterCall filter, Body body, int start, int end) {
    super(start, end);
    this.target = target;
    this.filter = filter;
    this.body = body;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    entry.enter(frame);
    Out inner = frame.run.newOut();
    Signal signal = body.exec(frame, inner);
    if (signal != Signal.NEXT) {
      return signal;
    }
    String text = inner.joined();
    Object made = escaping.made(text, frame);
    Object value = filter == null ? made : filter.applyChain(made, frame);
    boolean safe = frame.run.environment.autoescape();
    Targets.assign(target, frame, safe ? Markup.of(value) : value);
    return Signal.NEXT;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(target);
    if (filter != null) {
      visitor.visit(filter);
    }
    body.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(target);
  }

  @Override
  void resolve(Resolver resolver) {
    escaping = resolver.escaping();
    resolver.visit(target);
    Scope scope = resolver.enter();
    Scope.Analysis analysis = new Scope.Analysis(scope);
    body.forEachChild(analysis);
    if (filter != null) {
      analysis.visit(filter);
    }
    body.forEachChild(resolver);
    if (filter != null) {
      resolver.visit(filter);
    }
    entry = resolver.leave();
  }
}
