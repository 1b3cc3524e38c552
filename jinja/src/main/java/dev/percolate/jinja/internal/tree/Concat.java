package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code a ~ b}: the texts of values, joined. */
public final class Concat extends Expr {
  final Expr[] parts;
  private boolean keepsMarkup;

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
    if (keepsMarkup) {
      return joined(values, frame);
    }
    StringBuilder out = new StringBuilder();
    try {
      for (Object value : values) {
        Texts.appendStr(out, value);
        Sizes.check(out.length());
      }
    } catch (PyException e) {
      throw located(e, frame);
    }
    return out.toString();
  }

  /** Where values are escaped: once a part is markup, the rest is escaped and so is the whole. */
  private Object joined(@Nullable Object[] values, Frame frame) {
    boolean safe = false;
    StringBuilder out = new StringBuilder();
    try {
      for (Object value : values) {
        safe |= value instanceof Markup;
      }
      for (Object value : values) {
        out.append(safe ? Markup.escape(value).text() : Texts.str(value));
      }
    } catch (PyException e) {
      throw located(e, frame);
    }
    return safe ? Markup.of(out.toString()) : out.toString();
  }

  @Override
  void resolve(Resolver resolver) {
    forEachChild(resolver);
    // Jinja 3.1: constants are joined as plain texts, and so is all where the option is unknown
    keepsMarkup =
        resolver.escaping() == Escaping.ON
            && resolver.folding().value(this, Escaping.ON) == Missing.MISSING;
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
