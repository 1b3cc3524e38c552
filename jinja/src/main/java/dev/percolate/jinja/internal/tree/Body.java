package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.internal.tree.Stmt.Signal;
import dev.percolate.jinja.value.PyException;

/** Statements in a row. */
public final class Body {
  private final Stmt[] statements;

  public Body(Stmt[] statements) {
    this.statements = statements;
  }

  public Stmt[] statements() {
    return statements;
  }

  Signal exec(Frame frame, Out out) {
    int i = 0;
    try {
      for (; i < statements.length; i++) {
        Signal signal = statements[i].exec(frame, out);
        if (signal != Signal.NEXT) {
          return signal;
        }
      }
    } catch (PyException e) {
      throw statements[i].located(e, frame);
    } catch (StackOverflowError e) {
      // may overflow again, and is then caught further out
      throw statements[i].located(tooDeep(), frame);
    }
    return Signal.NEXT;
  }

  private static PyException tooDeep() {
    return new PyException(PyException.Kind.RECURSION_ERROR, "maximum recursion depth exceeded");
  }

  public void forEachChild(NodeVisitor visitor) {
    for (Stmt statement : statements) {
      visitor.visit(statement);
    }
  }
}
