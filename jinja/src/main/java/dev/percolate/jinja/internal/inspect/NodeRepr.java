package dev.percolate.jinja.internal.inspect;

import dev.percolate.jinja.internal.tree.Attribute;
import dev.percolate.jinja.internal.tree.Binary;
import dev.percolate.jinja.internal.tree.Call;
import dev.percolate.jinja.internal.tree.CallArguments;
import dev.percolate.jinja.internal.tree.Compare;
import dev.percolate.jinja.internal.tree.Concat;
import dev.percolate.jinja.internal.tree.Conditional;
import dev.percolate.jinja.internal.tree.Const;
import dev.percolate.jinja.internal.tree.DictExpr;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.FilterCall;
import dev.percolate.jinja.internal.tree.Item;
import dev.percolate.jinja.internal.tree.ListExpr;
import dev.percolate.jinja.internal.tree.Logic;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.NamespaceTarget;
import dev.percolate.jinja.internal.tree.NodeNames;
import dev.percolate.jinja.internal.tree.Slice;
import dev.percolate.jinja.internal.tree.TestCall;
import dev.percolate.jinja.internal.tree.TupleExpr;
import dev.percolate.jinja.internal.tree.Unary;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** The Python repr of Jinja's syntax nodes, which dbt shows for expressions it cannot write. */
final class NodeRepr {
  private NodeRepr() {}

  static String of(@Nullable Expr node) {
    if (node == null) {
      return "None";
    }
    String fields =
        switch (node) {
          case Const constant -> "value=" + Texts.repr(constant.value());
          case Name name -> "name=" + Texts.repr(name.name()) + ", ctx='load'";
          case NamespaceTarget target -> "name=" + of(target);
          case TupleExpr tuple -> "items=" + list(tuple.items()) + ", ctx='load'";
          case ListExpr list -> "items=" + list(list.items());
          case DictExpr dict -> "items=" + pairs(dict);
          case Unary unary -> "node=" + of(unary.operand());
          case Binary binary -> both(binary.left(), binary.right());
          case Logic logic when logic.operator() == Logic.Operator.NOT ->
              "node=" + of(logic.left());
          case Logic logic -> both(logic.left(), logic.right());
          case Compare compare -> compare(compare);
          case Concat concat -> "nodes=" + list(concat.parts());
          case Conditional conditional ->
              "test="
                  + of(conditional.test())
                  + ", expr1="
                  + of(conditional.then())
                  + ", expr2="
                  + of(conditional.otherwise());
          case Attribute attribute ->
              "node="
                  + of(attribute.owner())
                  + ", attr="
                  + Texts.repr(attribute.name())
                  + ", ctx='load'";
          case Item item -> "node=" + of(item.owner()) + ", arg=" + of(item.key()) + ", ctx='load'";
          case Slice slice ->
              "node=" + of(slice.owner()) + ", arg=" + slice(slice) + ", ctx='load'";
          case Call call -> "node=" + of(call.callee()) + arguments(call.arguments());
          case FilterCall filter -> named(filter.operand(), filter.name(), filter.arguments());
          case TestCall test -> named(test.operand(), test.name(), test.arguments());
        };
    return NodeNames.of(node) + "(" + fields + ")";
  }

  static String slice(Slice slice) {
    return "Slice(start="
        + of(slice.from())
        + ", stop="
        + of(slice.to())
        + ", step="
        + of(slice.step())
        + ")";
  }

  private static String both(Expr left, Expr right) {
    return "left=" + of(left) + ", right=" + of(right);
  }

  private static String named(@Nullable Expr node, String name, CallArguments arguments) {
    return "node=" + of(node) + ", name=" + Texts.repr(name) + arguments(arguments);
  }

  private static String list(Expr[] nodes) {
    StringBuilder out = new StringBuilder("[");
    for (Expr node : nodes) {
      out.append(out.length() == 1 ? "" : ", ").append(of(node));
    }
    return out.append(']').toString();
  }

  private static String pairs(DictExpr dict) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < dict.keys().length; i++) {
      out.append(i == 0 ? "" : ", ").append("Pair(key=").append(of(dict.keys()[i]));
      out.append(", value=").append(of(dict.values()[i])).append(')');
    }
    return out.append(']').toString();
  }

  private static String compare(Compare compare) {
    StringBuilder out = new StringBuilder("expr=").append(of(compare.first())).append(", ops=[");
    for (int i = 0; i < compare.operators().length; i++) {
      out.append(i == 0 ? "" : ", ").append("Operand(op='");
      out.append(compare.operators()[i].jinja()).append("', expr=");
      out.append(of(compare.others()[i])).append(')');
    }
    return out.append(']').toString();
  }

  private static String arguments(CallArguments arguments) {
    StringBuilder out = new StringBuilder(", args=").append(list(arguments.positional()));
    out.append(", kwargs=[");
    for (int i = 0; i < arguments.names().length; i++) {
      out.append(i == 0 ? "" : ", ").append("Keyword(key=");
      out.append(Texts.repr(arguments.names()[i])).append(", value=");
      out.append(of(arguments.named()[i])).append(')');
    }
    out.append("], dyn_args=").append(of(arguments.spread()));
    return out.append(", dyn_kwargs=").append(of(arguments.spreadNamed())).toString();
  }
}
