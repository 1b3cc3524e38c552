package dev.percolate.jinja.internal.inspect;

import dev.percolate.jinja.internal.tree.Attribute;
import dev.percolate.jinja.internal.tree.Binary;
import dev.percolate.jinja.internal.tree.Call;
import dev.percolate.jinja.internal.tree.CallArguments;
import dev.percolate.jinja.internal.tree.Compare;
import dev.percolate.jinja.internal.tree.Concat;
import dev.percolate.jinja.internal.tree.Const;
import dev.percolate.jinja.internal.tree.DictExpr;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.Item;
import dev.percolate.jinja.internal.tree.ListExpr;
import dev.percolate.jinja.internal.tree.Logic;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.Slice;
import dev.percolate.jinja.internal.tree.TupleExpr;
import dev.percolate.jinja.internal.tree.Unary;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions as text in the way of dbt 1.12's {@code unrendered_config}: Python-like,
 * without parentheses; kinds of node dbt does not know are shown as Jinja's own repr of the node.
 */
public final class SourceText {
  private SourceText() {}

  /** The text of an expression. */
  public static String of(Expr node) {
    return switch (node) {
      case Const constant -> Texts.repr(constant.value());
      case Name name -> name.name();
      case Call call -> call(call);
      case ListExpr list -> "[" + join(list.items(), ", ") + "]";
      case TupleExpr tuple ->
          tuple.items().length == 1
              ? "(" + of(tuple.items()[0]) + ",)"
              : "(" + join(tuple.items(), ", ") + ")";
      case DictExpr dict -> dict(dict);
      case Attribute attribute -> of(attribute.owner()) + "." + attribute.name();
      case Item item -> of(item.owner()) + "[" + of(item.key()) + "]";
      case Slice slice -> of(slice.owner()) + "[" + NodeRepr.slice(slice) + "]";
      case Concat concat -> join(concat.parts(), " ~ ");
      case Compare compare -> compare(compare);
      case Logic logic ->
          switch (logic.operator()) {
            case NOT -> "not " + of(logic.left());
            case AND -> of(logic.left()) + " and " + of(logic.right());
            case OR -> of(logic.left()) + " or " + of(logic.right());
          };
      case Unary unary when unary.isNegative() -> "-" + of(unary.operand());
      case Binary binary -> NodeRepr.of(binary);
      default -> NodeRepr.of(node);
    };
  }

  private static String join(Expr[] nodes, String separator) {
    StringBuilder out = new StringBuilder();
    for (Expr node : nodes) {
      out.append(out.isEmpty() ? "" : separator).append(of(node));
    }
    return out.toString();
  }

  private static String call(Call call) {
    CallArguments arguments = call.arguments();
    List<String> parts = new ArrayList<>();
    for (Expr value : arguments.positional()) {
      parts.add(of(value));
    }
    for (int i = 0; i < arguments.names().length; i++) {
      parts.add(arguments.names()[i] + "=" + of(arguments.named()[i]));
    }
    if (arguments.spread() != null) {
      parts.add("*" + of(arguments.spread()));
    }
    if (arguments.spreadNamed() != null) {
      parts.add("**" + of(arguments.spreadNamed()));
    }
    return of(call.callee()) + "(" + String.join(", ", parts) + ")";
  }

  private static String dict(DictExpr dict) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < dict.keys().length; i++) {
      out.append(i == 0 ? "" : ", ").append(of(dict.keys()[i]));
      out.append(": ").append(of(dict.values()[i]));
    }
    return out.append('}').toString();
  }

  private static String compare(Compare compare) {
    StringBuilder out = new StringBuilder(of(compare.first())).append(' ');
    for (int i = 0; i < compare.operators().length; i++) {
      out.append(i == 0 ? "" : " ").append(compare.operators()[i].symbol());
      out.append(' ').append(of(compare.others()[i]));
    }
    return out.toString();
  }

  /** The value of a literal, or of a list, tuple or dict of literals; else MISSING. */
  public static @Nullable Object literal(Expr node) {
    return switch (node) {
      case Const constant -> constant.value();
      case ListExpr list -> {
        List<@Nullable Object> items = literals(list.items());
        yield items == null ? Missing.MISSING : items;
      }
      case TupleExpr tuple -> {
        List<@Nullable Object> items = literals(tuple.items());
        yield items == null ? Missing.MISSING : PyTuple.copyOf(items);
      }
      case DictExpr dict -> {
        List<@Nullable Object> keys = literals(dict.keys());
        List<@Nullable Object> values = literals(dict.values());
        if (keys == null || values == null) {
          yield Missing.MISSING;
        }
        PyDict map = new PyDict();
        for (int i = 0; i < keys.size(); i++) {
          map.put(keys.get(i), values.get(i));
        }
        yield map;
      }
      default -> Missing.MISSING;
    };
  }

  private static @Nullable List<@Nullable Object> literals(Expr[] nodes) {
    List<@Nullable Object> values = new ArrayList<>(nodes.length);
    for (Expr node : nodes) {
      Object value = literal(node);
      if (value == Missing.MISSING) {
        return null;
      }
      values.add(value);
    }
    return values;
  }
}
