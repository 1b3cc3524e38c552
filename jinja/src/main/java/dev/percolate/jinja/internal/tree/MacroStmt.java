package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** {@code {% macro name(parameters) %}...{% endmacro %}} and the tags like it. */
public final class MacroStmt extends Stmt {
  private final String tag;
  private final Name target;
  private final MacroFunction function;
  private boolean inRootScope;

  public MacroStmt(String tag, Name target, MacroFunction function, int start, int end) {
    super(start, end);
    this.tag = tag;
    this.target = target;
    this.function = function;
  }

  /** The tag that defined it: {@code macro}, {@code test}. */
  public String tag() {
    return tag;
  }

  /** The full name. */
  public String name() {
    return target.name;
  }

  public MacroFunction function() {
    return function;
  }

  /** Whether it can be called from outside the template. */
  public boolean isExported() {
    return inRootScope;
  }

  /** Its value in a root frame in which it was defined, else MISSING. */
  public @Nullable Object valueIn(Frame root) {
    return target.raw(root);
  }

  @Override
  Signal exec(Frame frame, Out out) {
    target.assign(frame, new MacroValue(function, frame));
    return Signal.NEXT;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    function.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.store(target.name);
  }

  @Override
  void resolve(Resolver resolver) {
    inRootScope = resolver.isTopLevel();
    resolver.visit(target);
    function.resolve(resolver);
  }
}
