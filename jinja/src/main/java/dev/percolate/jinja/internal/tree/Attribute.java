package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Lookup;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** {@code a.name}. */
public final class Attribute extends Expr {
  final Expr owner;
  final String name;

  public Attribute(Expr owner, String name, int end) {
    super(owner.start, end);
    this.owner = owner;
    this.name = name;
  }

  public Expr owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = owner.eval(frame);
    try {
      return of(value, frame);
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  /** The attribute of a value. */
  @Nullable Object of(@Nullable Object value, Frame frame) {
    return Lookup.attribute(value, name, frame.run.environment.undefined());
  }

  @Override
  boolean isConstant(Frame folding) {
    return owner.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(owner);
  }
}
