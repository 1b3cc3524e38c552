package dev.percolate.jinja.internal.tree;

/** The names of Jinja's own classes of nodes, which some texts show. */
public final class NodeNames {
  private NodeNames() {}

  /** The class Jinja would make of an expression. */
  public static String of(Expr node) {
    return switch (node) {
      case Const _ -> "Const";
      case Name _ -> "Name";
      case NamespaceTarget _ -> "NSRef";
      case TupleExpr _ -> "Tuple";
      case ListExpr _ -> "List";
      case DictExpr _ -> "Dict";
      case Unary unary -> unary.negative ? "Neg" : "Pos";
      case Binary binary -> binary.operator.nodeName();
      case Logic logic ->
          switch (logic.operator) {
            case AND -> "And";
            case OR -> "Or";
            case NOT -> "Not";
          };
      case Compare _ -> "Compare";
      case Concat _ -> "Concat";
      case Conditional _ -> "CondExpr";
      case Attribute _ -> "Getattr";
      case Item _ -> "Getitem";
      case Slice _ -> "Getitem";
      case Call _ -> "Call";
      case FilterCall _ -> "Filter";
      case TestCall _ -> "Test";
    };
  }
}
