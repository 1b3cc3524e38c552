package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Truth;
import org.jspecify.annotations.Nullable;

/** {@code if}, {@code elif}, {@code else}. */
public final class If extends Stmt {
  private final Expr[] tests;
  private final Body[] bodies;
  private final @Nullable Body otherwise;

  public If(Expr[] tests, Body[] bodies, @Nullable Body otherwise, int start, int end) {
    super(start, end);
    this.tests = tests;
    this.bodies = bodies;
    this.otherwise = otherwise;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    for (int i = 0; i < tests.length; i++) {
      if (Truth.test(tests[i].eval(frame))) {
        return bodies[i].exec(frame, out);
      }
    }
    return otherwise == null ? Signal.NEXT : otherwise.exec(frame, out);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    for (int i = 0; i < tests.length; i++) {
      visitor.visit(tests[i]);
      bodies[i].forEachChild(visitor);
    }
    if (otherwise != null) {
      otherwise.forEachChild(visitor);
    }
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(tests[0]);
    int before = analysis.beforeBranches();
    for (int i = 0; i < tests.length; i++) {
      if (i > 0) {
        analysis.visit(tests[i]);
      }
      bodies[i].forEachChild(analysis);
    }
    if (otherwise != null) {
      otherwise.forEachChild(analysis);
    }
    analysis.afterBranches(before);
  }

  @Override
  void resolve(Resolver resolver) {
    boolean before = resolver.enterCondition();
    forEachChild(resolver);
    resolver.leaveCondition(before);
  }
}
