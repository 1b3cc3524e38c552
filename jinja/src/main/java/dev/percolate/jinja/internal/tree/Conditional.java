package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.UndefinedFlavor;
import org.jspecify.annotations.Nullable;

/** {@code a if test else b}. */
public final class Conditional extends Expr {
  final Expr test;
  final Expr then;
  final @Nullable Expr otherwise;

  public Conditional(Expr test, Expr then, @Nullable Expr otherwise, int end) {
    super(then.start, end);
    this.test = test;
    this.then = then;
    this.otherwise = otherwise;
  }

  public Expr test() {
    return test;
  }

  public Expr then() {
    return then;
  }

  public @Nullable Expr otherwise() {
    return otherwise;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object condition = test.eval(frame);
    boolean truth;
    try {
      truth = Truth.test(condition);
    } catch (PyException e) {
      throw located(e, frame);
    }
    if (truth) {
      return then.eval(frame);
    }
    if (otherwise != null) {
      return otherwise.eval(frame);
    }
    return UndefinedFlavor.DEFAULT.hint(
        "the inline if-expression on "
            + frame.run.describe(start)
            + " evaluated to false and no else section was defined.");
  }

  @Override
  boolean isConstant(Frame folding) {
    if (!test.isConstant(folding)) {
      return false;
    }
    Expr chosen = Truth.test(test.eval(folding)) ? then : otherwise;
    return chosen != null && chosen.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(test);
    visitor.visit(then);
    if (otherwise != null) {
      visitor.visit(otherwise);
    }
  }

  @Override
  void resolve(Resolver resolver) {
    boolean before = resolver.enterCondition();
    forEachChild(resolver);
    resolver.leaveCondition(before);
  }
}
