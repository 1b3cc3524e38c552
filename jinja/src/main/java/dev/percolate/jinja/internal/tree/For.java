package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Truth;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code for}, with filter, {@code else} and recursion. */
public final class For extends Stmt {
  private final Expr target;
  private final Expr iterable;
  private final @Nullable Expr test;

  /** The target again, bound in the scope of the test. */
  private final @Nullable Expr testTarget;

  private final Body body;
  private final @Nullable Body otherwise;
  private final boolean recursive;

  private ScopeEntry entry = ScopeEntry.NOTHING;
  private ScopeEntry otherwiseEntry = ScopeEntry.NOTHING;
  private ScopeEntry testEntry = ScopeEntry.NOTHING;
  private @Nullable Variable loop;
  private @Nullable Function function;
  private Escaping escaping = Escaping.OFF;

  public For(
      Expr target,
      @Nullable Expr testTarget,
      Expr iterable,
      @Nullable Expr test,
      boolean recursive,
      Body body,
      @Nullable Body otherwise,
      int start,
      int end) {
    super(start, end);
    this.target = target;
    this.testTarget = testTarget;
    this.iterable = iterable;
    this.test = test;
    this.recursive = recursive;
    this.body = body;
    this.otherwise = otherwise;
  }

  @Override
  Signal exec(Frame frame, Out out) {
    Object items = iterable.eval(frame);
    if (recursive) {
      out.raw(recurse(items, frame, 0), this);
      return Signal.NEXT;
    }
    run(items, frame, out, frame, 0);
    return Signal.NEXT;
  }

  /** Runs the loop in a frame of its own; {@code loop(items)} in the body comes back here. */
  Object recurse(@Nullable Object items, Frame outer, int depth) {
    Frame frame = new Frame(function == null ? 0 : function.slots(), outer, outer.run);
    Out out = outer.run.newOut();
    Budget budget = outer.run.budget;
    budget.enter();
    try {
      run(items, frame, out, outer, depth);
    } finally {
      budget.leave();
    }
    return escaping.made(out.joined(), outer);
  }

  private void run(@Nullable Object items, Frame frame, Out out, Frame outer, int depth) {
    if (loop != null) {
      frame.slots[loop.slot()] = Missing.MISSING;
    }
    Iterator<@Nullable Object> iterator = Iteration.iterate(items);
    Object sized = items;
    if (test != null && testTarget != null) {
      testEntry.enter(frame);
      iterator = new Filtered(iterator, testTarget, test, frame);
      sized = null;
    }
    LoopValue state = loop == null ? null : new LoopValue(sized, iterator, depth, this, outer);
    Iterator<@Nullable Object> source = state == null ? iterator : state;
    boolean completed = false;
    Budget budget = frame.run.budget;
    while (source.hasNext()) {
      budget.step();
      Targets.assign(target, frame, source.next());
      if (loop != null) {
        frame.slots[loop.slot()] = state;
      }
      entry.enter(frame);
      Signal signal = body.exec(frame, out);
      if (signal == Signal.BREAK) {
        break;
      }
      // Jinja 3.1: an iteration left by break or continue does not count for else
      completed |= signal == Signal.NEXT;
    }
    if (otherwise != null && !completed) {
      otherwiseEntry.enter(frame);
      Signal unused = otherwise.exec(frame, out);
    }
  }

  boolean isRecursive() {
    return recursive;
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(target);
    visitor.visit(iterable);
    body.forEachChild(visitor);
    if (otherwise != null) {
      otherwise.forEachChild(visitor);
    }
    if (test != null) {
      visitor.visit(test);
    }
  }

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.visit(iterable);
  }

  @Override
  void resolve(Resolver resolver) {
    escaping = resolver.escaping();
    resolver.visit(iterable);
    resolver.forbidStore("loop", this);
    if (recursive) {
      function = resolver.enterFunction();
    }
    if (test != null && testTarget != null) {
      resolveTest(resolver, testTarget, test);
    }
    boolean extended = recursive || resolver.reads(body, "loop") || resolver.hasScopedBlock(body);
    Scope scope = resolver.enter();
    if (extended) {
      loop = scope.parameter("loop");
    }
    Scope.Analysis analysis = new Scope.Analysis(scope);
    analysis.parameters(target);
    body.forEachChild(analysis);
    resolver.visit(target);
    boolean before = resolver.enterLoop(true);
    body.forEachChild(resolver);
    resolver.enterLoop(before);
    entry = resolver.leave();
    if (otherwise != null) {
      scope = resolver.enter();
      otherwise.forEachChild(new Scope.Analysis(scope));
      // a break in else belongs to a loop around this one
      before = resolver.enterLoop(resolver.isInLoop() && !recursive);
      otherwise.forEachChild(resolver);
      resolver.enterLoop(before);
      otherwiseEntry = resolver.leave();
    }
    if (recursive) {
      resolver.leaveFunction();
    }
  }

  private void resolveTest(Resolver resolver, Expr ownTarget, Expr condition) {
    Scope scope = resolver.enter();
    Scope.Analysis analysis = new Scope.Analysis(scope);
    analysis.parameters(ownTarget);
    analysis.visit(condition);
    resolver.visit(ownTarget);
    resolver.visit(condition);
    testEntry = resolver.leave();
  }

  /** The items that pass the loop's filter. */
  private static final class Filtered implements Iterator<@Nullable Object> {
    private final Iterator<@Nullable Object> source;
    private final Expr target;
    private final Expr test;
    private final Frame frame;
    private @Nullable Object next;
    private boolean ready;

    Filtered(Iterator<@Nullable Object> source, Expr target, Expr test, Frame frame) {
      this.source = source;
      this.target = target;
      this.test = test;
      this.frame = frame;
    }

    @Override
    public boolean hasNext() {
      while (!ready && source.hasNext()) {
        Targets.assign(target, frame, source.next());
        if (Truth.test(test.eval(frame))) {
          next = Targets.read(target, frame);
          ready = true;
        }
      }
      return ready;
    }

    @Override
    public @Nullable Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return next;
    }
  }
}
