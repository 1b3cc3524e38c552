package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code a is name(arguments)}. */
public final class TestCall extends Expr {
  final Expr operand;
  final String name;
  final CallArguments arguments;
  private @Nullable Filter test;

  public TestCall(Expr operand, String name, CallArguments arguments, int end) {
    super(operand.start, end);
    this.operand = operand;
    this.name = name;
    this.arguments = arguments;
  }

  public Expr operand() {
    return operand;
  }

  public String name() {
    return name;
  }

  public CallArguments arguments() {
    return arguments;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = operand.eval(frame);
    try {
      if (test == null) {
        Object unused = arguments.eval(frame);
        throw new PyException(
                PyException.Kind.TEMPLATE_RUNTIME_ERROR,
                "No test named " + Texts.repr(name) + " found.")
            .meant(frame.run.environment.nearest("test", name));
      }
      return test.apply(frame.run.environment, value, arguments.eval(frame));
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  @Override
  boolean isConstant(Frame folding) {
    return operand.isConstant(folding) && arguments.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(operand);
    arguments.forEachChild(visitor);
  }

  @Override
  void resolve(Resolver resolver) {
    test = resolver.environment().test(name);
    if (test == null) {
      resolver.unknown("test", name, this);
    }
    forEachChild(resolver);
  }
}
