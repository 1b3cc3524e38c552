package dev.percolate.diagnostics;

/** The families of errors that dbt 1.12 prints as the first line of an error. */
public enum ProblemKind {
  COMPILATION("Compilation"),
  PARSING("Parsing"),
  RUNTIME("Runtime"),
  DATABASE("Database"),
  VALIDATION("Runtime"),
  INTERNAL("Internal"),
  DEPENDENCY("Runtime"),
  CONTRACT("Compilation"),
  /** A change that breaks an enforced contract of an earlier state. */
  BREAKING_CHANGE("Breaking change to contract"),
  FAIL_FAST("FailFast"),
  /** A wrong command line: printed as {@code Error: ...} on standard error. */
  USAGE("Usage"),
  /** Printed without a family line (dbt 1.12 does so for a few plain messages). */
  PLAIN("");

  private final String word;

  ProblemKind(String word) {
    this.word = word;
  }

  /** The word that stands before {@code Error}; empty when there is no such line. */
  public String word() {
    return word;
  }
}
