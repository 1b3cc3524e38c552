package dev.percolate.jinja.internal.tree;

/** {@code {% filter upper %}...{% endfilter %}}. */
public final class FilterBlock extends Stmt {
  private final FilterCall filter;
  private final Body body;
  private ScopeEntry entry = ScopeEntry.NOTHING;
  private Escaping escaping = Escaping.OFF;

  public FilterBlock(FilterCall filter, Body body, int start, int end) {
    super(start, end);
    this.filter = filter;
    this.body = body;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    entry.enter(frame);
    Out inner = frame.run.newOut();
    Signal signal = body.exec(frame, inner);
    if (signal == Signal.NEXT) {
      Object text = escaping.made(inner.joined(), frame);
      out.raw(filter.applyChain(text, frame), this);
    }
    return signal;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    body.forEachChild(visitor);
    visitor.visit(filter);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(filter);
  }

  @Override
  void resolve(Resolver resolver) {
    escaping = resolver.escaping();
    Scope scope = resolver.enter();
    forEachChild(new Scope.Analysis(scope));
    forEachChild(resolver);
    entry = resolver.leave();
  }
}
