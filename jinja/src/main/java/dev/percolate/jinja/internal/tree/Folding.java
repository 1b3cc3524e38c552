package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes printed constants when a template is parsed, as Jinja's compiler does. */
final class Folding {
  /** To be raised by nodes that need a render. */
  static Impossible impossible() {
    return new Impossible();
  }

  /** Says that an expression is not a constant. */
  static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Impossible() {
      super("not a constant", null, false, false);
    }
  }

  private final boolean isNative;
  private final Frame frame;

  Folding(Environment environment) {
    isNative = environment.isNative();
    frame = new Frame(0, null, new Run(Program.folding(environment), Globals.NONE));
  }

  /** Whether what is evaluated first needs a render, as in most prints: no need to try. */
  static boolean isHopeless(Expr expression) {
    Expr first = expression;
    while (!(first instanceof Name || first instanceof Call)) {
      if (first instanceof FilterCall filter && filter.operand != null) {
        first = filter.operand;
      } else if (first instanceof Attribute attribute) {
        first = attribute.owner;
      } else if (first instanceof Conditional conditional) {
        first = conditional.test;
      } else if (first instanceof Concat concat) {
        first = concat.parts[0];
      } else if (first instanceof Item item) {
        first = item.owner;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The text of a constant expression, or null when it must be evaluated at render time. */
  @Nullable String text(Expr expression) {
    try {
      if (!expression.isConstant(frame)) {
        return null;
      }
      Object value = expression.eval(frame);
      if (isNative && !hasSafeRepr(value)) {
        return null;
      }
      return Texts.str(value);
    } catch (Impossible | PyException | TemplateException e) {
      return null;
    }
  }

  /** Jinja's rule for which constants can be written into a native template. */
  private static boolean hasSafeRepr(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigInteger) {
      return true;
    }
    if (value instanceof Collection<?> collection) {
      for (Object item : collection) {
        if (!hasSafeRepr(item)) {
          return false;
        }
      }
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      return hasSafeRepr(map.keySet()) && hasSafeRepr(map.values());
    }
    return false;
  }
}
