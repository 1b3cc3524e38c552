package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code {% block name %}}: without a loader nothing can override it, so it renders in place. */
public final class BlockStmt extends Stmt {
  private final String name;
  private final boolean scoped;
  private final boolean required;
  private final Body body;
  private Function function = new Function(null);
  private ScopeEntry entry = ScopeEntry.NOTHING;
  private @Nullable Variable self;
  private @Nullable Variable parent;
  private Map<String, Variable> visible = Map.of();
  private Function place = function;

  public BlockStmt(String name, boolean scoped, boolean required, Body body, int start, int end) {
    super(start, end);
    this.name = name;
    this.scoped = scoped;
    this.required = required;
    this.body = body;
  }

  public String name() {
    return name;
  }

  boolean isScoped() {
    return scoped;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    if (required) {
      throw new PyException(
          PyException.Kind.TEMPLATE_RUNTIME_ERROR,
          "Required block " + Texts.repr(name) + " not found");
    }
    render(scoped ? frame.run.derived(visibleValues(frame)) : frame.run, out);
    return Signal.NEXT;
  }

  private Map<String, @Nullable Object> visibleValues(Frame frame) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Map.Entry<String, Variable> entry : visible.entrySet()) {
      Variable variable = entry.getValue();
      Object value = frame.outer(place.depthOf(variable.function())).slots[variable.slot()];
      if (value != Missing.MISSING) {
        values.put(entry.getKey(), value);
      }
    }
    return values;
  }

  void render(Run run, Out out) {
    Frame frame = new Frame(function.slots(), null, run);
    if (self != null) {
      frame.slots[self.slot()] = new SelfValue(run);
    }
    if (parent != null) {
      frame.slots[parent.slot()] =
          run.environment
              .undefined()
              .hint("there is no parent block called " + Texts.repr(name) + ".", "super");
    }
    entry.enter(frame);
    run.budget.enter();
    try {
      Signal unused = body.exec(frame, out);
    } finally {
      run.budget.leave();
    }
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    body.forEachChild(visitor);
  }

  @Override
  void declare(Scope.Analysis analysis) {}

  @Override
  void resolve(Resolver resolver) {
    if (scoped) {
      visible = resolver.scope().visibleStores();
      place = resolver.function();
    }
    // Jinja 3.1: blocks are compiled apart from the autoescape tags around them
    Escaping around = resolver.escaping();
    resolver.escape(Escaping.OFF);
    function = resolver.enterBlock();
    Scope scope = resolver.scope();
    if (resolver.reads(body, "self")) {
      self = scope.parameter("self");
    }
    if (resolver.reads(body, "super")) {
      parent = scope.parameter("super");
    }
    body.forEachChild(new Scope.Analysis(scope));
    body.forEachChild(resolver);
    entry = resolver.leaveBlock();
    resolver.escape(around);
  }
}
