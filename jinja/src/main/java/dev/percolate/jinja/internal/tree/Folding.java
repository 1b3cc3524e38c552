package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
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
    frame = new Frame(0, null, new Run(Program.folding(environment), Globals.none()));
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
  @Nullable String text(Expr expression, Escaping escaping) {
    Object value = value(expression, escaping);
    if (value == Missing.MISSING || (isNative && !hasSafeRepr(value))) {
      return null;
    }
    try {
      boolean escaped = !isNative && escaping.ofConstants();
      return escaped ? Markup.escape(value).text() : Texts.str(value);
    } catch (PyException e) {
      return null;
    }
  }

  /** The value of a constant expression, or MISSING when it must be evaluated at render time. */
  @Nullable Object value(Expr expression, Escaping escaping) {
    try {
      if (!expression.isConstant(frame) || (escaping.isUnknown() && filters(expression))) {
        return Missing.MISSING;
      }
      frame.run.environment = frame.run.environment.autoescape(escaping.ofConstants());
      return expression.eval(frame);
    } catch (Impossible | PyException | TemplateException e) {
      return Missing.MISSING;
    }
  }

  /** Whether there are filters or tests, which Jinja leaves for later in doubt about autoescape. */
  private static boolean filters(Node node) {
    boolean[] found = {node instanceof FilterCall || node instanceof TestCall};
    node.forEachChild(child -> found[0] |= filters(child));
    return found[0];
  }

  /** Jinja's rule for which constants can be written into a native template. */
  private static boolean hasSafeRepr(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Markup
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
