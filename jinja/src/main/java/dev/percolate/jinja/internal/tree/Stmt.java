package dev.percolate.jinja.internal.tree;

/** A node that writes output or changes variables. */
public abstract sealed class Stmt extends Node
    permits Output,
        If,
        For,
        Assign,
        AssignBlock,
        Do,
        With,
        CallBlock,
        FilterBlock,
        MacroStmt,
        BlockStmt,
        Autoescape,
        LoopControl,
        Unloadable {

  /** How a statement ended. */
  enum Signal {
    NEXT,
    BREAK,
    CONTINUE
  }

  Stmt(int start, int end) {
    super(start, end);
  }

  /** Runs it. */
  abstract Signal exec(Frame frame, Out out);
}
