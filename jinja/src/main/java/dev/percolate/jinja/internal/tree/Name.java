package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;
import org.jspecify.annotations.Nullable;

/** A name that is read, written or declared as a parameter. */
public final class Name extends Expr {
  /** What is done to the name. */
  public enum Use {
    LOAD,
    STORE,
    PARAM
  }

  final String name;
  private Use use = Use.LOAD;
  private boolean exported;
  private int depth;
  private int slot = -1;

  public Name(String name, int start, int end) {
    super(start, end);
    this.name = name;
  }

  public String name() {
    return name;
  }

  public Use use() {
    return use;
  }

  /** Makes this a target. */
  public Name as(Use newUse) {
    use = newUse;
    return this;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object value = raw(frame);
    return value == Missing.MISSING ? frame.run.environment.undefined().name(name) : value;
  }

  /** The value, or {@link Missing#MISSING}. */
  @Nullable Object raw(Frame frame) {
    if (slot < 0) {
      return frame.run.global(~slot);
    }
    Frame holder = frame;
    for (int i = depth; i > 0; i--) {
      holder = holder.outer();
    }
    return holder.slots[slot];
  }

  /** Writes the variable. */
  void assign(Frame frame, @Nullable Object value) {
    frame.slots[slot] = value;
    if (exported) {
      frame.run.export(name, value);
    }
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {}

  @Override
  void declare(Scope.Analysis analysis) {
    switch (use) {
      case LOAD -> analysis.load(name);
      case STORE -> analysis.store(name);
      case PARAM -> analysis.parameter(name);
    }
  }

  @Override
  void resolve(Resolver resolver) {
    if (use == Use.STORE) {
      exported = resolver.exportsStores();
    }
    Variable variable = resolver.scope().find(name);
    if (variable.isGlobal()) {
      slot = ~resolver.global(name);
    } else {
      slot = variable.slot();
      depth = resolver.function().depthOf(variable.function());
    }
  }
}
