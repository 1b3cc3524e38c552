package dev.percolate.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code str(value)} and {@code repr(value)}. */
public final class Texts {
  /** About where Python's own limit ends nested containers. */
  private static final int DEEPEST = 1000;

  private Texts() {}

  /** The text of {@code str(value)}. */
  public static String str(@Nullable Object value) {
    if (value instanceof String s) {
      return s;
    }
    if (value instanceof Long n) {
      return Long.toString(n);
    }
    if (value instanceof PyObject o) {
      return o.str();
    }
    StringBuilder out = new StringBuilder();
    appendStr(out, value);
    return out.toString();
  }

  /** Appends the text of {@code str(value)}. */
  public static void appendStr(StringBuilder out, @Nullable Object value) {
    if (value instanceof String s) {
      out.append(s);
    } else if (value instanceof Long n) {
      out.append(n.longValue());
    } else if (value instanceof PyObject o) {
      out.append(o.str());
    } else if (value instanceof BigDecimal d) {
      out.append(d);
    } else if (value == null || isPlain(value) || !Dates.appendStr(out, value)) {
      appendRepr(out, value);
    }
  }

  /** Whether a value is certainly no date. */
  private static boolean isPlain(Object value) {
    return value instanceof Boolean
        || value instanceof Double
        || value instanceof List<?>
        || value instanceof Map<?, ?>;
  }

  /** The text of {@code repr(value)}. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    appendRepr(out, value);
    return out.toString();
  }

  /** Appends the text of {@code repr(value)}. */
  public static void appendRepr(StringBuilder out, @Nullable Object value) {
    append(out, value, null);
  }

  /** Appends the text of {@code repr(value)} inside other containers. */
  public static void appendRepr(StringBuilder out, @Nullable Object value, @Nullable Open open) {
    append(out, value, open);
  }

  /** The containers being written, innermost first: what makes {@code [...]} of a cycle. */
  public record Open(Object container, @Nullable Open outer, int depth) {
    /** One more container. */
    public static Open of(Object container, @Nullable Open outer) {
      int depth = outer == null ? 1 : outer.depth + 1;
      if (depth > DEEPEST) {
        throw new PyException(
            PyException.Kind.RECURSION_ERROR,
            "maximum recursion depth exceeded while getting the repr of an object");
      }
      return new Open(container, outer, depth);
    }

    /** Whether a container is among them. */
    static boolean holds(@Nullable Open open, Object container) {
      for (Open o = open; o != null; o = o.outer) {
        if (o.container == container) {
          return true;
        }
      }
      return false;
    }
  }

  private static void append(StringBuilder out, @Nullable Object value, @Nullable Open open) {
    if (value == null) {
      out.append("None");
    } else if (value instanceof String s) {
      StringRepr.append(out, s);
    } else if (value instanceof Long n) {
      out.append(n.longValue());
    } else if (value instanceof Boolean b) {
      out.append(b ? "True" : "False");
    } else if (value instanceof PyObject o) {
      o.appendRepr(out, open);
    } else if (value instanceof PyTuple t) {
      appendTuple(out, t, open);
    } else if (value instanceof List<?> l) {
      appendList(out, l, open);
    } else if (value instanceof Map<?, ?> m) {
      appendDict(out, m, open);
    } else {
      appendRare(out, value);
    }
  }

  private static void appendRare(StringBuilder out, Object value) {
    switch (value) {
      case Double d -> Floats.append(out, d);
      case BigInteger i -> out.append(Sizes.decimal(i));
      case BigDecimal d -> out.append("Decimal('").append(d).append("')");
      case Set<?> s -> appendSet(out, s);
      case byte[] b -> Bytes.appendRepr(out, b);
      default -> {
        if (!Dates.appendRepr(out, value)) {
          out.append(other(value));
        }
      }
    }
  }

  private static String other(Object value) {
    return value instanceof PyCallable callable
        ? "<function " + callable.name() + ">"
        : value.toString();
  }

  private static void appendTuple(StringBuilder out, PyTuple tuple, @Nullable Open open) {
    if (Open.holds(open, tuple)) {
      out.append("(...)");
      return;
    }
    out.append('(');
    appendElements(out, tuple, Open.of(tuple, open));
    out.append(tuple.size() == 1 ? ",)" : ")");
  }

  private static void appendList(StringBuilder out, List<?> list, @Nullable Open open) {
    if (Open.holds(open, list)) {
      out.append("[...]");
      return;
    }
    out.append('[');
    appendElements(out, list, Open.of(list, open));
    out.append(']');
  }

  private static void appendSet(StringBuilder out, Set<?> set) {
    boolean frozen = set instanceof PySet s && s.isFrozen();
    if (set.isEmpty()) {
      out.append(frozen ? "frozenset()" : "set()");
      return;
    }
    out.append(frozen ? "frozenset({" : "{");
    appendElements(out, set, null);
    out.append(frozen ? "})" : "}");
  }

  /** Appends the elements, separated by a comma and a space. */
  static void appendElements(StringBuilder out, Collection<? extends @Nullable Object> values) {
    appendElements(out, values, null);
  }

  static void appendElements(
      StringBuilder out, Collection<? extends @Nullable Object> values, @Nullable Open open) {
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      append(out, value, open);
    }
  }

  private static void appendDict(StringBuilder out, Map<?, ?> map, @Nullable Open open) {
    if (Open.holds(open, map)) {
      out.append("{...}");
      return;
    }
    Open inner = Open.of(map, open);
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        out.append(", ");
      }
      first = false;
      append(out, entry.getKey(), inner);
      out.append(": ");
      append(out, entry.getValue(), inner);
    }
    out.append('}');
  }
}
