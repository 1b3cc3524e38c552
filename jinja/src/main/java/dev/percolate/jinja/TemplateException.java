package dev.percolate.jinja;

import dev.percolate.jinja.value.PyException;

/**
 * An error in a template's text or in its evaluation, with the innermost place. Exceptions of the
 * host (anything but {@link PyException}) pass through templates unchanged.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PyException.Kind kind;
  private final String text;
  private final transient Place place;

  public TemplateException(PyException.Kind kind, String message, Place place) {
    super(message, null, false, false);
    this.kind = kind;
    this.text = message;
    this.place = place;
  }

  /** The Python class of the error. */
  public PyException.Kind kind() {
    return kind;
  }

  /** Jinja's (or Python's) message, without place. */
  public String message() {
    return text;
  }

  /** Where it happened. */
  public Place place() {
    return place;
  }

  /** Whether the text is wrong, so that there is no template at all. */
  public boolean isSyntax() {
    return kind == PyException.Kind.TEMPLATE_SYNTAX_ERROR
        || kind == PyException.Kind.TEMPLATE_ASSERTION_ERROR;
  }
}
