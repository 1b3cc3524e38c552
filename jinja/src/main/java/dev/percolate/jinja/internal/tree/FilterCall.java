package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code a|name(arguments)}; without operand in filter blocks. */
public final class FilterCall extends Expr {
  final @Nullable Expr operand;
  final String name;
  final CallArguments arguments;
  private @Nullable Filter filter;
  private boolean contextual;

  public FilterCall(
      @Nullable Expr operand, String name, CallArguments arguments, int start, int end) {
    super(start, end);
    this.operand = operand;
    this.name = name;
    this.arguments = arguments;
  }

  public @Nullable Expr operand() {
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
    if (operand == null || (contextual && frame.isFolding())) {
      throw Folding.impossible();
    }
    return apply(operand.eval(frame), frame);
  }

  /** Applies it to a value. */
  @Nullable Object apply(@Nullable Object value, Frame frame) {
    try {
      if (filter == null) {
        arguments.eval(frame);
        throw new PyException(
                PyException.Kind.TEMPLATE_RUNTIME_ERROR,
                "No filter named " + Texts.repr(name) + " found.")
            .meant(frame.run.environment.nearest("filter", name));
      }
      return filter.apply(frame.run.environment, value, arguments.eval(frame));
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  /** The text of a filter block or filtered set block: the filters from the inside out. */
  @Nullable Object applyChain(@Nullable Object value, Frame frame) {
    Object inner = operand instanceof FilterCall before ? before.applyChain(value, frame) : value;
    return apply(inner, frame);
  }

  @Override
  boolean isConstant(Frame folding) {
    return operand != null && operand.isConstant(folding) && arguments.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    if (operand != null) {
      visitor.visit(operand);
    }
    arguments.forEachChild(visitor);
  }

  @Override
  void resolve(Resolver resolver) {
    filter = resolver.environment().filter(name);
    contextual = resolver.environment().isContextual(name);
    if (filter == null) {
      resolver.unknown("filter", name, this);
    }
    forEachChild(resolver);
  }
}
