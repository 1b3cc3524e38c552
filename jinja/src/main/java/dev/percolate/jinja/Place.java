package dev.percolate.jinja;

/**
 * A place in a template.
 *
 * @param template the template's name
 * @param line one-based line
 * @param column one-based column
 * @param offset zero-based offset in the text (after line ends were made {@code \n})
 */
public record Place(String template, int line, int column, int offset) {}
