package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.PyException;

/** A part of a template's tree; knows where it stands in the text and nothing else. */
public abstract sealed class Node permits Expr, Stmt {
  final int start;
  final int end;

  Node(int start, int end) {
    this.start = start;
    this.end = end;
  }

  /** Offset of its first character. */
  public final int start() {
    return start;
  }

  /** Offset after its last character. */
  public final int end() {
    return end;
  }

  /** Visits the direct children in Jinja's order of fields. */
  public abstract void forEachChild(NodeVisitor visitor);

  /** Tells a scope which names this node reads and writes. */
  void declare(Scope.Analysis analysis) {
    forEachChild(analysis);
  }

  /** Binds the names in this node to variables of the resolver's current scope. */
  void resolve(Resolver resolver) {
    forEachChild(resolver);
  }

  /** The same error, with this node as its place. */
  final TemplateException located(PyException error, Frame frame) {
    return frame.run.located(error, start, end);
  }
}
