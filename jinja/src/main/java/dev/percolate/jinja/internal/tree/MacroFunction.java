package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Nearest;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters and body of a macro or call block, shared by all its values. */
public final class MacroFunction {
  private final @Nullable String name;
  private final Name[] parameters;
  private final @Nullable String[] types;

  /** One for each parameter; null when there is none. */
  private final @Nullable Expr[] defaults;

  private final Body body;
  private final int start;

  private Function function = new Function(null);
  private ScopeEntry entry = ScopeEntry.NOTHING;
  private boolean explicitCaller;
  private @Nullable Variable caller;
  private @Nullable Variable kwargs;
  private @Nullable Variable varargs;

  public MacroFunction(
      @Nullable String name,
      Name[] parameters,
      @Nullable String[] types,
      @Nullable Expr[] defaults,
      Body body,
      int start) {
    this.name = name;
    this.parameters = parameters;
    this.types = types;
    this.defaults = defaults;
    this.body = body;
    this.start = start;
  }

  @Nullable String name() {
    return name;
  }

  public Name[] parameters() {
    return parameters;
  }

  public @Nullable String[] types() {
    return types;
  }

  public @Nullable Expr[] defaults() {
    return defaults;
  }

  boolean catchesKwargs() {
    return kwargs != null;
  }

  boolean catchesVarargs() {
    return varargs != null;
  }

  boolean usesCaller() {
    return caller != null || explicitCaller;
  }

  /** Parameters, defaults, body: Jinja's order. */
  void forEachChild(NodeVisitor visitor) {
    Expr.visitAll(parameters, visitor);
    for (Expr value : defaults) {
      if (value != null) {
        visitor.visit(value);
      }
    }
    body.forEachChild(visitor);
  }

  void resolve(Resolver resolver) {
    function = resolver.enterFunction();
    Scope scope = resolver.enter();
    forEachChild(new Scope.Analysis(scope));
    declareSpecials(resolver, scope);
    boolean loop = resolver.enterLoop(false);
    forEachChild(resolver);
    resolver.enterLoop(loop);
    entry = resolver.leave();
    resolver.leaveFunction();
  }

  private void declareSpecials(Resolver resolver, Scope scope) {
    boolean ownKwargs = false;
    boolean ownVarargs = false;
    for (int i = 0; i < parameters.length; i++) {
      String parameter = parameters[i].name;
      ownKwargs |= parameter.equals("kwargs");
      ownVarargs |= parameter.equals("varargs");
      explicitCaller |= parameter.equals("caller");
      if (parameter.equals("caller") && defaults[i] == null && resolver.reads(body, "caller")) {
        throw resolver.error(
            "When defining macros or call blocks the special \"caller\" argument must be omitted"
                + " or be given a default.",
            start);
      }
    }
    if (!explicitCaller && resolver.reads(body, "caller")) {
      caller = scope.parameter("caller");
    }
    if (!ownKwargs && resolver.reads(body, "kwargs")) {
      kwargs = scope.parameter("kwargs");
    }
    if (!ownVarargs && resolver.reads(body, "varargs")) {
      varargs = scope.parameter("varargs");
    }
  }

  /** Runs the macro; {@code definition} is the frame it was defined in. */
  Object call(Arguments args, Frame definition) {
    Frame frame = new Frame(function.slots(), definition, definition.run);
    Budget budget = definition.run.budget;
    budget.enter();
    try {
      bind(args, frame);
      entry.enter(frame);
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i].raw(frame) == Missing.MISSING) {
          parameters[i].assign(frame, defaultValue(i, frame));
        }
      }
      Out out = definition.run.macroOut();
      try {
        out.expect(function.textSize());
        Stmt.Signal unused = body.exec(frame, out);
        return definition.run.made(out.joined());
      } finally {
        out.release();
      }
    } catch (RuntimeException e) {
      if (definition.run.notes(e)) {
        definition.run.leaveMacro(e, name == null ? "caller" : name);
      }
      throw e;
    } finally {
      budget.leave();
    }
  }

  private @Nullable Object defaultValue(int index, Frame frame) {
    Expr value = defaults[index];
    if (value != null) {
      return value.eval(frame);
    }
    String parameter = parameters[index].name;
    return frame
        .run
        .environment
        .undefined()
        .hint("parameter " + Texts.repr(parameter) + " was not provided", parameter);
  }

  private void bind(Arguments args, Frame frame) {
    int given = Math.min(args.positionalCount(), parameters.length);
    for (int i = 0; i < given; i++) {
      parameters[i].assign(frame, args.at(i));
    }
    int left = args.namedCount();
    for (int i = given; i < parameters.length; i++) {
      Object value = left == 0 ? Missing.MISSING : args.named(parameters[i].name);
      left -= value == Missing.MISSING ? 0 : 1;
      parameters[i].assign(frame, value);
    }
    if (caller != null) {
      Object value = left == 0 ? Missing.MISSING : args.named("caller");
      left -= value == Missing.MISSING ? 0 : 1;
      frame.slots[caller.slot()] =
          value == null || value == Missing.MISSING
              ? frame.run.environment.undefined().hint("No caller defined", "caller")
              : value;
    }
    if (kwargs != null) {
      frame.slots[kwargs.slot()] = left == 0 ? new LinkedHashMap<>() : rest(args, given);
    } else if (left > 0) {
      throw unexpectedKeyword(rest(args, given));
    }
    if (varargs != null) {
      frame.slots[varargs.slot()] =
          args.positionalCount() > given ? args.positionalsFrom(given) : PyTuple.EMPTY;
    } else if (args.positionalCount() > parameters.length) {
      throw PyException.type(
          "macro "
              + Texts.repr(name)
              + " takes not more than "
              + parameters.length
              + " argument(s)");
    }
  }

  /** The named arguments that no parameter takes. */
  private Map<String, @Nullable Object> rest(Arguments args, int given) {
    Map<String, @Nullable Object> rest = args.keywords();
    for (int i = given; i < parameters.length; i++) {
      rest.remove(parameters[i].name);
    }
    if (caller != null) {
      rest.remove("caller");
    }
    return rest;
  }

  private PyException unexpectedKeyword(Map<String, @Nullable Object> rest) {
    if (rest.containsKey("caller")) {
      return PyException.type(
          "macro "
              + Texts.repr(name)
              + " was invoked with two values for the special caller argument. This is most likely"
              + " a bug.");
    }
    String first = rest.keySet().iterator().next();
    List<String> known = new ArrayList<>();
    for (Name parameter : parameters) {
      known.add(parameter.name);
    }
    return PyException.type(
            "macro " + Texts.repr(name) + " takes no keyword argument " + Texts.repr(first))
        .meant(Nearest.of(first, known));
  }
}
