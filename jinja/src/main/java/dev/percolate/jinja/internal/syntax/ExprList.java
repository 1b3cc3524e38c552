package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.internal.tree.Expr;
import java.util.Arrays;

/** Expressions while they are collected; one alone, as arguments mostly are, is never copied. */
final class ExprList {
  private static final Expr[] NONE = new Expr[0];

  private Expr[] items = NONE;
  private int size;

  void add(Expr item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(1, size * 2));
    }
    items[size++] = item;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  Expr get(int index) {
    return items[index];
  }

  /** The expressions collected; nothing may be added afterwards. */
  Expr[] toArray() {
    return size == items.length ? items : Arrays.copyOf(items, size);
  }

  void clear() {
    items = NONE;
    size = 0;
  }
}
