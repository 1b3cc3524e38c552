package dev.percolate.jinja.internal.tree;

/** {@code {% call(parameters) macro() %}...{% endcall %}}. */
public final class CallBlock extends Stmt {
  private final Call call;
  private final MacroFunction function;

  public CallBlock(Call call, MacroFunction function, int start, int end) {
    super(start, end);
    this.call = call;
    this.function = function;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    out.raw(call.evalWithCaller(frame, new MacroValue(function, frame)), this);
    return Signal.NEXT;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(call);
    function.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(call);
  }

  @Override
  void resolve(Resolver resolver) {
    function.resolve(resolver);
    resolver.visit(call);
  }
}
