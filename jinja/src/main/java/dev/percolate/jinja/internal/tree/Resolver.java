package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.internal.syntax.Source;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds every name of a template to a variable, and finds the errors Jinja's compiler finds. */
public final class Resolver implements NodeVisitor {
  private final Environment environment;
  private final Source source;

  /** The {@link SpecialNames} that occur in the text. */
  private final int mentioned;

  private final Map<String, Integer> globals = new LinkedHashMap<>();
  private final Map<String, BlockStmt> blocks = new LinkedHashMap<>();
  private final List<MacroStmt> macros = new ArrayList<>();
  private final Deque<Function> functions = new ArrayDeque<>(2);
  private final Deque<Scope> outerScopes = new ArrayDeque<>(1);
  private final Deque<Boolean> conditions = new ArrayDeque<>(2);
  private Function function = new Function(null);
  private Scope scope = new Scope(null, function);
  private int nesting;
  private boolean condition;
  private boolean inLoop;
  private Escaping escaping = Escaping.OFF;
  private @Nullable Folding folding;

  private Resolver(Environment environment, Source source, int mentioned) {
    this.environment = environment;
    this.source = source;
    this.mentioned = mentioned;
  }

  /** Makes a program of a tree in whose text these {@link SpecialNames} occur. */
  public static Program resolve(Environment environment, Source source, Body root, int mentioned) {
    Resolver resolver = new Resolver(environment, source, mentioned);
    resolver.collect(root);
    Variable self = null;
    if (resolver.reads(root, "self")) {
      self = resolver.scope.parameter("self");
    }
    root.forEachChild(new Scope.Analysis(resolver.scope));
    root.forEachChild(resolver);
    ScopeEntry entry = resolver.scope.entry(resolver);
    return new Program(
        environment,
        source,
        root,
        resolver.macros,
        resolver.blocks,
        resolver.globals.keySet().toArray(new String[0]),
        resolver.function,
        entry,
        self,
        false);
  }

  private void collect(Body root) {
    root.forEachChild(
        new NodeVisitor() {
          @Override
          public void visit(Node node) {
            if (node instanceof MacroStmt macro) {
              macros.add(macro);
            } else if (node instanceof BlockStmt block
                && blocks.putIfAbsent(block.name(), block) != null) {
              throw error("block " + Texts.repr(block.name()) + " defined twice", block);
            }
            if (!(node instanceof Expr)) {
              node.forEachChild(this);
            }
          }
        });
  }

  @Override
  public void visit(Node node) {
    node.resolve(this);
  }

  Environment environment() {
    return environment;
  }

  Scope scope() {
    return scope;
  }

  Function function() {
    return function;
  }

  /** The number of a global. */
  int global(String name) {
    Integer known = globals.get(name);
    if (known == null) {
      known = globals.size();
      globals.put(name, known);
    }
    return known;
  }

  Folding folding() {
    if (folding == null) {
      folding = new Folding(environment);
    }
    return folding;
  }

  /** A new scope inside the current one. */
  Scope enter() {
    scope = new Scope(scope, function);
    conditions.push(condition);
    condition = false;
    nesting++;
    return scope;
  }

  /** Ends the current scope. */
  ScopeEntry leave() {
    ScopeEntry entry = scope.entry(this);
    Scope parent = scope.parent();
    if (parent != null) {
      scope = parent;
    }
    condition = conditions.pop();
    nesting--;
    return entry;
  }

  /** A new function inside the current one; a scope must be entered next. */
  Function enterFunction() {
    functions.push(function);
    function = new Function(function);
    nesting++;
    return function;
  }

  void leaveFunction() {
    function = functions.pop();
    nesting--;
  }

  /** A function and scope that see no names outside. */
  Function enterBlock() {
    functions.push(function);
    outerScopes.push(scope);
    conditions.push(condition);
    condition = false;
    function = new Function(null);
    scope = new Scope(null, function);
    nesting++;
    return function;
  }

  ScopeEntry leaveBlock() {
    ScopeEntry entry = scope.entry(this);
    scope = outerScopes.pop();
    condition = conditions.pop();
    leaveFunction();
    return entry;
  }

  boolean isTopLevel() {
    return nesting == 0;
  }

  /** Whether variables set here are seen by blocks. */
  boolean exportsStores() {
    return nesting == 0 && !blocks.isEmpty();
  }

  /** Unknown filters and tests in branches are errors only when they are reached. */
  boolean enterCondition() {
    boolean before = condition;
    condition = true;
    return before;
  }

  void leaveCondition(boolean before) {
    condition = before;
  }

  boolean isInLoop() {
    return inLoop;
  }

  boolean enterLoop(boolean value) {
    boolean before = inLoop;
    inLoop = value;
    return before;
  }

  Escaping escaping() {
    return escaping;
  }

  void escape(Escaping value) {
    escaping = value;
  }

  /** Complains about an unknown filter or test unless that is left to run time. */
  void unknown(String what, String name, Node node) {
    if (!condition) {
      throw source.error(
          PyException.Kind.TEMPLATE_ASSERTION_ERROR,
          "No " + what + " named " + Texts.repr(name) + ".",
          node.start,
          node.end,
          environment.nearest(what, name));
    }
  }

  /** No name of this sort may be set anywhere in a loop. */
  void forbidStore(String name, Node node) {
    if (!mentions(name)) {
      return;
    }
    node.forEachChild(
        new NodeVisitor() {
          @Override
          public void visit(Node child) {
            if (child instanceof Name target
                && target.use() == Name.Use.STORE
                && target.name.equals(name)) {
              throw error("Can't assign to special loop variable in for-loop target", child);
            }
            child.forEachChild(this);
          }
        });
  }

  /** Whether a body reads a name before it sets it. */
  boolean reads(Body body, String name) {
    return mentions(name) && new FirstUse(name).isRead(body);
  }

  private boolean mentions(String name) {
    return (mentioned & SpecialNames.bit(name)) != 0;
  }

  boolean hasScopedBlock(Body body) {
    if (blocks.isEmpty()) {
      return false;
    }
    boolean[] found = new boolean[1];
    body.forEachChild(
        new NodeVisitor() {
          @Override
          public void visit(Node node) {
            found[0] |= node instanceof BlockStmt block && block.isScoped();
            node.forEachChild(this);
          }
        });
    return found[0];
  }

  TemplateException error(String message, Node node) {
    return error(message, node.start);
  }

  TemplateException error(String message, int offset) {
    return source.assertionError(message, offset);
  }

  /** Whether the first use of a name, in Jinja's order of the tree, reads it. */
  private static final class FirstUse implements NodeVisitor {
    private final String name;
    private boolean decided;
    private boolean read;

    FirstUse(String name) {
      this.name = name;
    }

    boolean isRead(Body body) {
      body.forEachChild(this);
      return read;
    }

    @Override
    public void visit(Node node) {
      if (decided || node instanceof BlockStmt) {
        return;
      }
      if (node instanceof Name found) {
        if (found.name.equals(name)) {
          decided = true;
          read = found.use() == Name.Use.LOAD;
        }
        return;
      }
      node.forEachChild(this);
    }
  }
}
