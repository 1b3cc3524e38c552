package dev.percolate.jinja.internal.tree;

/** Something done for every child of a node. */
public interface NodeVisitor {
  void visit(Node node);
}
