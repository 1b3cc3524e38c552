package dev.percolate.parser.internal.semantics.rules;

/** Something wrong in a semantic manifest. */
record Issue(Severity severity, String text) {
  enum Severity {
    WARNING,
    /** Will be an error in a later version. */
    FUTURE_ERROR,
    ERROR
  }

  static Issue error(String... parts) {
    return new Issue(Severity.ERROR, String.join("", parts));
  }

  static Issue warning(String... parts) {
    return new Issue(Severity.WARNING, String.join("", parts));
  }
}
