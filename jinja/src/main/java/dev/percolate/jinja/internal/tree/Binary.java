package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Arithmetic on two values. */
public final class Binary extends Expr {
  /** The operators, named as Jinja names their nodes. */
  public enum Operator {
    ADD("Add"),
    SUB("Sub"),
    MUL("Mul"),
    DIV("Div"),
    FLOORDIV("FloorDiv"),
    MOD("Mod"),
    POW("Pow");

    private final String nodeName;

    Operator(String nodeName) {
      this.nodeName = nodeName;
    }

    /** Jinja's name of the node. */
    public String nodeName() {
      return nodeName;
    }
  }

  final Operator operator;
  final Expr left;
  final Expr right;

  /** Whether the power is that of the positive base, negated afterwards. */
  private boolean negatesLater;

  public Binary(Operator operator, Expr left, Expr right) {
    super(left.start, right.end);
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  public Operator operator() {
    return operator;
  }

  public Expr left() {
    return left;
  }

  public Expr right() {
    return right;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object a = left.eval(frame);
    Object b = right.eval(frame);
    try {
      return switch (operator) {
        case ADD -> Operators.add(a, b);
        case SUB -> Operators.sub(a, b);
        case MUL -> Operators.mul(a, b);
        case DIV -> Operators.div(a, b);
        case FLOORDIV -> Operators.floorDiv(a, b);
        case MOD -> Operators.mod(a, b);
        case POW ->
            negatesLater ? Operators.neg(Operators.pow(Operators.neg(a), b)) : Operators.pow(a, b);
      };
    } catch (PyException e) {
      throw located(e, frame);
    }
  }

  @Override
  void resolve(Resolver resolver) {
    forEachChild(resolver);
    if (operator == Operator.POW && !Folding.isHopeless(left)) {
      // Jinja 3.1: a negative constant is written without parentheses into "base ** power"
      Object base = resolver.folding().value(left, resolver.escaping());
      negatesLater =
          isNegative(base)
              && resolver.folding().value(right, resolver.escaping()) == Missing.MISSING;
    }
  }

  private static boolean isNegative(@Nullable Object value) {
    return switch (value) {
      case Long n -> n < 0;
      case Double d -> Double.doubleToRawLongBits(d) < 0;
      case BigInteger i -> i.signum() < 0;
      case null, default -> false;
    };
  }

  @Override
  boolean isConstant(Frame folding) {
    return left.isConstant(folding) && right.isConstant(folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(left);
    visitor.visit(right);
  }
}
