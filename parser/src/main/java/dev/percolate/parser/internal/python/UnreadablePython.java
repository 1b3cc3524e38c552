package dev.percolate.parser.internal.python;

/** Text that is no Python, or an argument that is no literal. dbt does not say of which model. */
public final class UnreadablePython extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String source;
  private final String reason;

  private UnreadablePython(String message, int line, String source) {
    super(message, null, false, false);
    this.line = line;
    this.source = source;
    this.reason = message;
  }

  /** A syntax error in a line of the text. */
  static UnreadablePython syntax(String message, int line, String text) {
    String[] lines = text.split("\n", -1);
    return new UnreadablePython(message, line, line <= lines.length ? lines[line - 1] : "");
  }

  /** An error with dbt's whole message. */
  static UnreadablePython of(String message) {
    return new UnreadablePython(message, 0, "");
  }

  /** The message as Python writes it of a file. */
  public String describe(String fileName) {
    return line == 0 ? reason : reason + " (" + fileName + ", line " + line + ")\n" + source;
  }
}
