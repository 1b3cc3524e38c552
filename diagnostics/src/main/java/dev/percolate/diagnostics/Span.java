package dev.percolate.diagnostics;

/**
 * A place in a text the user can edit.
 *
 * @param file path relative to the project root, with forward slashes
 * @param line one-based line; 0 when only the file is known
 * @param column one-based column; 0 when only the line is known
 */
public record Span(String file, int line, int column) {

  /** The whole file. */
  public static Span ofFile(String file) {
    return new Span(file, 0, 0);
  }

  /** {@code file:line:column}, leaving out what is not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
