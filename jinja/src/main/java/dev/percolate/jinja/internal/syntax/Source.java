package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Place;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.PyException;

/**
 * A template's text.
 *
 * @param text with {@code \n} line ends and without one trailing line end
 * @param name for error messages
 */
public record Source(String text, String name) {

  /** Makes line ends {@code \n} and drops the last one, as Jinja does. */
  public static Source of(String original, String name) {
    String text = original;
    if (text.indexOf('\r') >= 0) {
      text = text.replace("\r\n", "\n").replace('\r', '\n');
    }
    if (text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    return new Source(text, name);
  }

  /** The one-based line of an offset. */
  public int line(int offset) {
    int line = 1;
    int end = Math.min(offset, text.length());
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  /** Line and column of an offset. */
  public Place place(int offset) {
    int lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return new Place(name, line(offset), offset - lineStart + 1, offset);
  }

  /** A syntax error at an offset. */
  public TemplateException syntaxError(String message, int offset) {
    return new TemplateException(PyException.Kind.TEMPLATE_SYNTAX_ERROR, message, place(offset));
  }

  /** An error that Jinja finds after parsing, such as an unknown filter. */
  public TemplateException assertionError(String message, int offset) {
    return new TemplateException(PyException.Kind.TEMPLATE_ASSERTION_ERROR, message, place(offset));
  }
}
