package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.Nullable;

/** What a name means in a scope: a slot of a function's frame, or a global. */
final class Variable {
  /** How the variable gets its value when its scope is entered. */
  enum Load {
    /** Given from outside: a parameter or loop target. */
    PARAMETER,
    /** Asked from the globals. */
    RESOLVE,
    /** Copied from the variable of an outer scope. */
    ALIAS,
    /** Undefined until it is set. */
    UNDEFINED
  }

  final String name;
  final Function function;
  Load load;
  @Nullable Variable aliasOf;
  boolean stored;
  private int slot = -1;

  Variable(String name, Function function, Load load, @Nullable Variable aliasOf) {
    this.name = name;
    this.function = function;
    this.load = load;
    this.aliasOf = aliasOf;
  }

  Function function() {
    return function;
  }

  /** Whether it is never written, so that no slot is needed. */
  boolean isGlobal() {
    return load == Load.RESOLVE && !stored;
  }

  int slot() {
    if (slot < 0) {
      slot = function.newSlot();
    }
    return slot;
  }
}
