package dev.percolate.jinja.value;

/** A text with something more to it: in Python an instance of a subclass of {@code str}. */
public interface PyText extends PyObject {
  /** The plain text. */
  String text();
}
