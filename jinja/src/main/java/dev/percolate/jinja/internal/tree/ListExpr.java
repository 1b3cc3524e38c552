package dev.percolate.jinja.internal.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [a, b]}: a new list every time. */
public final class ListExpr extends Expr {
  final Expr[] items;

  public ListExpr(Expr[] items, int start, int end) {
    super(start, end);
    this.items = items;
  }

  public Expr[] items() {
    return items;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    List<@Nullable Object> list = new ArrayList<>(Math.max(4, items.length));
    for (Expr item : items) {
      list.add(item.eval(frame));
    }
    return list;
  }

  @Override
  boolean isConstant(Frame folding) {
    return allConstant(items, folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitAll(items, visitor);
  }
}
