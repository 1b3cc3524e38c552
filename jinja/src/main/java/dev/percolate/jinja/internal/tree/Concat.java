package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code a ~ b}: the texts of values, joined. */
public final class Concat extends Expr {
  final Expr[] parts;

  public Concat(Expr[] parts) {
    super(parts[0].start, parts[parts.length - 1].end);
    this.parts = parts;
  }

  public Expr[] parts() {
    return parts;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    @Nullable Object[] values = TupleExpr.evalAll(parts, frame);
    StringBuilder out = new StringBuilder();
    try {
      for (Object value : values) {
        Texts.appendStr(out, value);
      }
    } catch (PyException e) {
      throw located(e, frame);
    }
    return out.toString();
  }

  @Override
  boolean isConstant(Frame folding) {
    return allConstant(parts, folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitAll(parts, visitor);
  }
}
