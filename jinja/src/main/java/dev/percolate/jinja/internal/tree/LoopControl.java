package dev.percolate.jinja.internal.tree;

/** {@code break} and {@code continue}. */
public final class LoopControl extends Stmt {
  private final boolean isBreak;

  public LoopControl(boolean isBreak, int start, int end) {
    super(start, end);
    this.isBreak = isBreak;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    return isBreak ? Signal.BREAK : Signal.CONTINUE;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {}

  @Override
  void resolve(Resolver resolver) {
    if (!resolver.isInLoop()) {
      throw resolver.error(
          isBreak ? "'break' outside loop" : "'continue' not properly in loop", this);
    }
  }
}
