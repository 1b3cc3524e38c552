package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.jinja.value.UndefinedFlavor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The argument expressions of a call, filter or test. */
public final class CallArguments {
  private static final Expr[] NO_EXPRESSIONS = new Expr[0];

  /** No arguments. */
  public static final CallArguments NONE =
      new CallArguments(NO_EXPRESSIONS, new String[0], NO_EXPRESSIONS, null, null);

  private final Expr[] positional;
  private final String[] names;
  private final Expr[] named;
  private final @Nullable Expr spread;
  private final @Nullable Expr spreadNamed;

  public CallArguments(
      Expr[] positional,
      String[] names,
      Expr[] named,
      @Nullable Expr spread,
      @Nullable Expr spreadNamed) {
    this.positional = positional;
    this.names = names;
    this.named = named;
    this.spread = spread;
    this.spreadNamed = spreadNamed;
  }

  /** By position. */
  public Expr[] positional() {
    return positional;
  }

  /** Of the named ones. */
  public String[] names() {
    return names;
  }

  /** Values of the named ones. */
  public Expr[] named() {
    return named;
  }

  /** After {@code *}, or null. */
  public @Nullable Expr spread() {
    return spread;
  }

  /** After {@code **}, or null. */
  public @Nullable Expr spreadNamed() {
    return spreadNamed;
  }

  /** One positional argument. */
  public static CallArguments of(Expr only) {
    return new CallArguments(new Expr[] {only}, NONE.names, NO_EXPRESSIONS, null, null);
  }

  /** Evaluates them. */
  Arguments eval(Frame frame) {
    if (spread != null || spreadNamed != null) {
      return evalSpread(frame);
    }
    int count = positional.length;
    if (count + named.length == 0) {
      return Arguments.NONE;
    }
    @Nullable Object[] values = new @Nullable Object[count + named.length];
    for (int i = 0; i < count; i++) {
      values[i] = positional[i].eval(frame);
    }
    for (int i = 0; i < named.length; i++) {
      values[count + i] = named[i].eval(frame);
    }
    return Arguments.of(values, names);
  }

  private Arguments evalSpread(Frame frame) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr expression : positional) {
      values.add(expression.eval(frame));
    }
    if (spread != null) {
      Object more = spread.eval(frame);
      if (!Iteration.isIterable(more)) {
        throw PyException.type("Value after * must be an iterable, not " + Types.name(more));
      }
      values.addAll(Iteration.toList(more));
    }
    List<String> allNames = new ArrayList<>(List.of(names));
    for (Expr expression : named) {
      values.add(expression.eval(frame));
    }
    if (spreadNamed != null) {
      Object more = spreadNamed.eval(frame);
      if (!(more instanceof Map<?, ?> map)) {
        if (more instanceof Undefined undefined) {
          if (undefined.flavor() == UndefinedFlavor.CAPTURE) {
            return Arguments.of(values.toArray(), allNames.toArray(new String[0]));
          }
          throw undefined.error();
        }
        throw PyException.type(
            CALLER + " argument after ** must be a mapping, not " + Types.name(more));
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(Markup.plain(entry.getKey()) instanceof String name)) {
          throw PyException.type("keywords must be strings");
        }
        if (allNames.contains(name)) {
          throw PyException.type(
              CALLER + " got multiple values for keyword argument " + Texts.repr(name));
        }
        allNames.add(name);
        values.add(entry.getValue());
      }
    }
    return Arguments.of(values.toArray(), allNames.toArray(new String[0]));
  }

  /** What Python's error texts name as the callee: templates call through Jinja's sandbox. */
  private static final String CALLER = "jinja2.sandbox.SandboxedEnvironment.call()";

  boolean isConstant(Frame folding) {
    return Expr.allConstant(positional, folding)
        && Expr.allConstant(named, folding)
        && (spread == null || spread.isConstant(folding))
        && (spreadNamed == null || spreadNamed.isConstant(folding));
  }

  void forEachChild(NodeVisitor visitor) {
    Expr.visitAll(positional, visitor);
    Expr.visitAll(named, visitor);
    if (spread != null) {
      visitor.visit(spread);
    }
    if (spreadNamed != null) {
      visitor.visit(spreadNamed);
    }
  }
}
