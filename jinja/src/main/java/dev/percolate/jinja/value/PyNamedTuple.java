package dev.percolate.jinja.value;

/** A tuple whose elements have names: in Python an instance of a subclass of {@code tuple}. */
public interface PyNamedTuple extends PyObject {
  /** The elements. */
  PyTuple values();
}
