package dev.percolate.adapters.api;

/** How far a warehouse supports a kind of constraint. */
public enum ConstraintSupport {
  ENFORCED,
  NOT_ENFORCED,
  NOT_SUPPORTED
}
