package dev.percolate.jinja.value;

/** Says that there is no value, where {@code null} is a value (None). Never shown to a template. */
public enum Missing {
  /** The only instance. */
  MISSING
}
