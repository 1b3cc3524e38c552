package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.internal.tree.Variable.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of one scope, after Jinja's rules: a name read before any outer scope knows it is a
 * global; a name set here starts as a copy of the outer variable, or undefined; a name set in only
 * some branches of an if starts as the outer variable or the global.
 */
final class Scope {
  private final @Nullable Scope parent;
  private final Function function;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  Scope(@Nullable Scope parent, Function function) {
    this.parent = parent;
    this.function = function;
  }

  @Nullable Scope parent() {
    return parent;
  }

  Function function() {
    return function;
  }

  /** The variable a name means here; it has been declared by the analysis. */
  Variable find(String name) {
    Variable variable = lookup(name);
    if (variable == null) {
      // Jinja fails an assertion here (arguments of a filter on a set block); we look it up.
      variable = new Variable(name, function, Load.RESOLVE, null);
      variables.put(name, variable);
    }
    return variable;
  }

  @Nullable Variable lookup(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Variable variable = scope.variables.get(name);
      if (variable != null) {
        return variable;
      }
    }
    return null;
  }

  /** Makes a name a parameter of this scope, whatever it was. */
  Variable parameter(String name) {
    Variable variable = new Variable(name, function, Load.PARAMETER, null);
    variable.stored = true;
    // the frame must have room for it even if nobody reads it
    int unused = variable.slot();
    variables.put(name, variable);
    return variable;
  }

  /** All variables that are set here or further out, innermost first. */
  Map<String, Variable> visibleStores() {
    Map<String, Variable> stores = new LinkedHashMap<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      for (Variable variable : scope.variables.values()) {
        if (variable.stored) {
          stores.putIfAbsent(variable.name, variable);
        }
      }
    }
    return stores;
  }

  /** What happens when the scope is entered. */
  ScopeEntry entry(Resolver resolver) {
    List<int[]> loads = new ArrayList<>();
    for (Variable variable : variables.values()) {
      Variable source = variable.aliasOf;
      if (variable.load == Load.UNDEFINED) {
        loads.add(new int[] {variable.slot(), ScopeEntry.UNDEFINED, 0});
      } else if (variable.load == Load.RESOLVE && variable.stored) {
        int global = resolver.global(variable.name);
        loads.add(new int[] {variable.slot(), ScopeEntry.GLOBAL, global});
      } else if (source != null && source.isGlobal()) {
        int global = resolver.global(variable.name);
        loads.add(new int[] {variable.slot(), ScopeEntry.GLOBAL, global});
      } else if (source != null) {
        int depth = function.depthOf(source.function);
        loads.add(new int[] {variable.slot(), depth, source.slot()});
      }
    }
    return loads.isEmpty() ? ScopeEntry.NOTHING : new ScopeEntry(loads.toArray(new int[0][]));
  }

  /** Finds out what the names of a scope are, by a walk over its nodes. */
  static final class Analysis implements NodeVisitor {
    private final Scope scope;
    private final List<String> stores = new ArrayList<>();

    Analysis(Scope scope) {
      this.scope = scope;
    }

    @Override
    public void visit(Node node) {
      node.declare(this);
    }

    void visitAll(Node[] nodes) {
      for (Node node : nodes) {
        node.declare(this);
      }
    }

    void load(String name) {
      if (scope.lookup(name) == null) {
        scope.variables.put(name, new Variable(name, scope.function, Load.RESOLVE, null));
      }
    }

    void parameter(String name) {
      scope.parameter(name);
    }

    /** The names of a loop's target are given from outside, whatever they were. */
    void parameters(Expr target) {
      if (target instanceof Name name) {
        scope.parameter(name.name);
      } else if (target instanceof TupleExpr tuple) {
        for (Expr item : tuple.items) {
          parameters(item);
        }
      }
    }

    void store(String name) {
      Variable own = scope.variables.get(name);
      if (own == null) {
        Variable outer = scope.parent == null ? null : scope.parent.lookup(name);
        Load load = outer == null ? Load.UNDEFINED : Load.ALIAS;
        own = new Variable(name, scope.function, load, outer);
        scope.variables.put(name, own);
      }
      if (!own.stored) {
        own.stored = true;
        stores.add(name);
      }
    }

    /** A point before branches that may or may not run. */
    int beforeBranches() {
      return stores.size();
    }

    /** Names first set in branches since {@code before} have their outer value to begin with. */
    void afterBranches(int before) {
      for (int i = before; i < stores.size(); i++) {
        Variable variable = scope.variables.get(stores.get(i));
        if (variable == null || variable.load == Load.PARAMETER) {
          continue;
        }
        Variable outer = scope.parent == null ? null : scope.parent.lookup(variable.name);
        variable.load = outer == null ? Load.RESOLVE : Load.ALIAS;
        variable.aliasOf = outer;
      }
    }
  }
}
