package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** {@code {a: b}}: a new dictionary every time. */
public final class DictExpr extends Expr {
  final Expr[] keys;
  final Expr[] values;

  public DictExpr(Expr[] keys, Expr[] values, int start, int end) {
    super(start, end);
    this.keys = keys;
    this.values = values;
  }

  public Expr[] keys() {
    return keys;
  }

  public Expr[] values() {
    return values;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    PyDict dict = new PyDict();
    try {
      for (int i = 0; i < keys.length; i++) {
        Object key = keys[i].eval(frame);
        dict.put(key, values[i].eval(frame));
      }
    } catch (PyException e) {
      throw located(e, frame);
    }
    return dict;
  }

  @Override
  boolean isConstant(Frame folding) {
    return allConstant(keys, folding) && allConstant(values, folding);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    for (int i = 0; i < keys.length; i++) {
      visitor.visit(keys[i]);
      visitor.visit(values[i]);
    }
  }
}
