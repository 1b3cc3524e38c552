package dev.percolate.parser.internal.python;

/**
 * A token of Python text.
 *
 * @param text as written
 * @param line one-based line it starts on
 */
record Token(Kind kind, String text, int line) {
  enum Kind {
    NAME,
    NUMBER,
    /** A plain string or bytes literal. */
    STRING,
    /** A formatted string. */
    FORMATTED,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
