package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text and printed expressions. Template text is a {@link Const} marked as data. */
public final class Output extends Stmt {
  /** Characters of a printed value, to know beforehand how long an output will be. */
  private static final int TYPICAL_VALUE = 64;

  private final Expr[] items;

  /** Whether items with the same index are template text. */
  private final boolean[] data;

  /** Texts and expressions after folding: constants next to each other are one text. */
  private Object[] parts = new Object[0];

  private Escaping escaping = Escaping.OFF;

  public Output(Expr[] items, boolean[] data) {
    super(items.length == 0 ? 0 : items[0].start, items.length == 0 ? 0 : last(items).end);
    this.items = items;
    this.data = data;
  }

  private static Expr last(Expr[] items) {
    return items[items.length - 1];
  }

  /** Whether it is white space only, as the body of a required block must be. */
  public boolean isBlank() {
    for (int i = 0; i < items.length; i++) {
      if (!data[i]
          || !(items[i] instanceof Const text)
          || !(text.value instanceof String string)
          || !string.isBlank()) {
        return false;
      }
    }
    return true;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    out.count(parts.length);
    for (Object part : parts) {
      if (part instanceof String text) {
        text(text, frame, out);
      } else if (part instanceof Expr expression) {
        Object value = expression.eval(frame);
        try {
          out.value(escapes(frame) ? Markup.escape(value) : value);
        } catch (PyException e) {
          throw expression.located(e, frame);
        }
      }
    }
    return Signal.NEXT;
  }

  private boolean escapes(Frame frame) {
    return escaping != Escaping.OFF && !frame.run.environment.isNative() && escaping.holds(frame);
  }

  /** Jinja 3.1: where autoescape is unknown, texts are markup, which a native template shows. */
  private void text(String text, Frame frame, Out out) {
    if (escaping.isUnknown() && escaping.holds(frame)) {
      out.value(Markup.of(text));
    } else {
      out.text(text);
    }
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    for (int i = 0; i < items.length; i++) {
      if (!data[i]) {
        visitor.visit(items[i]);
      }
    }
  }

  @Override
  void resolve(Resolver resolver) {
    forEachChild(resolver);
    boolean isNative = resolver.environment().isNative();
    escaping = isNative && !resolver.escaping().isUnknown() ? Escaping.OFF : resolver.escaping();
    List<Object> merged = new ArrayList<>(items.length);
    Constant constant = new Constant(merged);
    for (int i = 0; i < items.length; i++) {
      Expr item = items[i];
      String text = constantText(item, data[i], resolver);
      if (text != null && data[i] && escaping.isUnknown()) {
        constant.flush();
        merged.add(text);
      } else if (text != null) {
        constant.add(text);
      } else {
        constant.flush();
        merged.add(item);
      }
    }
    constant.flush();
    parts = merged.toArray();
    int size = 0;
    for (Object part : parts) {
      size += part instanceof String text ? text.length() : TYPICAL_VALUE;
    }
    resolver.function().writes(size);
  }

  /** Constants next to each other; a single one, as most are, is not copied. */
  private static final class Constant {
    private final List<Object> parts;
    private @Nullable String first;
    private @Nullable StringBuilder all;

    Constant(List<Object> parts) {
      this.parts = parts;
    }

    void add(String text) {
      if (first == null) {
        first = text;
        return;
      }
      if (all == null) {
        all = new StringBuilder(first);
      }
      all.append(text);
    }

    void flush() {
      if (first != null) {
        parts.add(all == null ? first : all.toString());
        first = null;
        all = null;
      }
    }
  }

  private static @Nullable String constantText(Expr item, boolean data, Resolver resolver) {
    boolean plain = data || resolver.escaping() == Escaping.OFF;
    if (plain && item instanceof Const text && text.value instanceof String string) {
      return string;
    }
    return Folding.isHopeless(item) ? null : resolver.folding().text(item, resolver.escaping());
  }
}
