package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Lookup;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** {@code a[key]}. */
public final class Item extends Expr {
  final Expr owner;
  final Expr key;

  public Item(Expr owner, Expr key, int end) {
    super(owner.start, end);
    this.owner = owner;
    this.key = key;
  }

  public Expr owner() {
    return owner;
  }

  public Expr key() {
    return key;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = owner.eval(frame);
    Object index = key.eval(frame);
    try {
      return Lookup.item(value, index, frame.run.environment.undefined());
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  @Override
  boolean isConstant(Frame folding) {
    return owner.isConstant(folding) && key.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(owner);
    visitor.visit(key);
  }
}
