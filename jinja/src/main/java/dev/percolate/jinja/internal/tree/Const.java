package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** A literal string, number, true, false or none; or a template's text between its tags. */
public final class Const extends Expr {
  final @Nullable Object value;

  private final boolean data;

  public Const(@Nullable Object value, int start, int end) {
    this(value, start, end, false);
  }

  private Const(@Nullable Object value, int start, int end, boolean data) {
    super(start, end);
    this.value = value;
    this.data = data;
  }

  /** Text between tags. */
  public static Const data(String text, int start, int end) {
    return new Const(text, start, end, true);
  }

  /** Whether it is text between tags, not a literal of an expression. */
  public boolean isData() {
    return data;
  }

  public @Nullable Object value() {
    return value;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return value;
  }

  @Override
  boolean isConstant(Frame folding) {
    return true;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {}
}
