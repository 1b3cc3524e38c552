package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Truth;
import org.jspecify.annotations.Nullable;

/** {@code a < b <= c}: a chain of comparisons, of which each operand is evaluated once. */
public final class Compare extends Expr {
  /** The operators, with Jinja's and Python's spelling. */
  public enum Operator {
    EQ("eq", "=="),
    NE("ne", "!="),
    LT("lt", "<"),
    LTEQ("lteq", "<="),
    GT("gt", ">"),
    GTEQ("gteq", ">="),
    IN("in", "in"),
    NOT_IN("notin", "not in");

    private final String jinja;
    private final String symbol;

    Operator(String jinja, String symbol) {
      this.jinja = jinja;
      this.symbol = symbol;
    }

    /** Jinja's name. */
    public String jinja() {
      return jinja;
    }

    /** How it is written. */
    public String symbol() {
      return symbol;
    }
  }

  final Expr first;
  final Operator[] operators;
  final Expr[] others;

  public Compare(Expr first, Operator[] operators, Expr[] others) {
    super(first.start, others[others.length - 1].end);
    this.first = first;
    this.operators = operators;
    this.others = others;
  }

  public Expr first() {
    return first;
  }

  public Operator[] operators() {
    return operators;
  }

  public Expr[] others() {
    return others;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object left = first.eval(frame);
    Object result = null;
    for (int i = 0; i < operators.length; i++) {
      Object right = others[i].eval(frame);
      try {
        result = apply(operators[i], left, right);
        if (i + 1 < operators.length && !Truth.test(result)) {
          return result;
        }
      } catch (PyException e) {
        throw located(e, frame);
      }
      left = right;
    }
    return result;
  }

  private static Object apply(Operator operator, @Nullable Object a, @Nullable Object b) {
    return switch (operator) {
      case EQ -> Operators.eq(a, b);
      case NE -> Operators.ne(a, b);
      case LT -> Operators.lt(a, b);
      case LTEQ -> Operators.le(a, b);
      case GT -> Operators.gt(a, b);
      case GTEQ -> Operators.ge(a, b);
      case IN -> Operators.contains(b, a);
      case NOT_IN -> !Operators.contains(b, a);
    };
  }

  @Override
  boolean isConstant(Frame folding) {
    if (!first.isConstant(folding)) {
      return false;
    }
    Object left = first.eval(folding);
    for (int i = 0; i < operators.length; i++) {
      if (!others[i].isConstant(folding)) {
        return false;
      }
      Object right = others[i].eval(folding);
      if (!Truth.test(apply(operators[i], left, right))) {
        return true;
      }
      left = right;
    }
    return true;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(first);
    visitAll(others, visitor);
  }
}
