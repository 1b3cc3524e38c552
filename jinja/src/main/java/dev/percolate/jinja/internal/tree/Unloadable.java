package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.PyException;

/** {@code include}, {@code import}, {@code from} and {@code extends}: there is no loader. */
public final class Unloadable extends Stmt {
  private final Expr template;
  private final String[] targets;
  private final boolean isExtends;

  public Unloadable(Expr template, String[] targets, boolean isExtends, int start, int end) {
    super(start, end);
    this.template = template;
    this.targets = targets;
    this.isExtends = isExtends;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    Object unused = template.eval(frame);
    throw PyException.type("no loader for this environment specified");
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(template);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(template);
    for (String target : targets) {
      analysis.store(target);
    }
  }

  @Override
  void resolve(Resolver resolver) {
    if (isExtends && !resolver.isTopLevel()) {
      throw resolver.error("cannot use extend from a non top-level scope", this);
    }
    resolver.visit(template);
  }
}
