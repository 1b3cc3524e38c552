package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.internal.tree.Variable.Load;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int NONE = Integer.MIN_VALUE;
  private static final int[] NO_LOADS = new int[0];

  private final @Nullable Scope parent;
  private final Function function;
  private final VariableTable variables = new VariableTable();

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
      variables.put(variable);
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
    variables.put(variable);
    return variable;
  }

  /** All variables that are set here or further out, innermost first. */
  Map<String, Variable> visibleStores() {
    Map<String, Variable> stores = new LinkedHashMap<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      for (Variable variable : scope.variables) {
        if (variable.stored) {
          stores.putIfAbsent(variable.name, variable);
        }
      }
    }
    return stores;
  }

  /** What happens when the scope is entered. */
  ScopeEntry entry(Resolver resolver) {
    int[] loads = NO_LOADS;
    int size = 0;
    for (Variable variable : variables) {
      int from = source(variable);
      if (from == NONE) {
        continue;
      }
      if (size == loads.length) {
        loads = Arrays.copyOf(loads, Math.max(3, size * 2));
      }
      loads[size] = variable.slot();
      loads[size + 1] = from;
      loads[size + 2] = place(variable, from, resolver);
      size += 3;
    }
    return size == 0 ? ScopeEntry.NOTHING : new ScopeEntry(Arrays.copyOf(loads, size));
  }

  /** Where the first value comes from, as {@link ScopeEntry} has it, or NONE. */
  private int source(Variable variable) {
    Variable source = variable.aliasOf;
    if (variable.load == Load.UNDEFINED) {
      return ScopeEntry.UNDEFINED;
    }
    if (variable.load == Load.RESOLVE && variable.stored) {
      return ScopeEntry.GLOBAL;
    }
    if (source == null) {
      return NONE;
    }
    return source.isGlobal() ? ScopeEntry.GLOBAL : function.depthOf(source.function);
  }

  private static int place(Variable variable, int from, Resolver resolver) {
    Variable source = variable.aliasOf;
    if (from == ScopeEntry.GLOBAL) {
      return resolver.global(variable.name);
    }
    return from == ScopeEntry.UNDEFINED || source == null ? 0 : source.slot();
  }

  /** Finds out what the names of a scope are, by a walk over its nodes. */
  static final class Analysis implements NodeVisitor {
    private final Scope scope;
    private final List<String> stores = new ArrayList<>(0);

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
        scope.variables.put(new Variable(name, scope.function, Load.RESOLVE, null));
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
        scope.variables.put(own);
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
