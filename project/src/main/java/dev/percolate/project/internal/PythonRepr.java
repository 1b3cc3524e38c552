package dev.percolate.project.internal;

import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** Python's {@code repr} of a configuration value, for error texts. */
public final class PythonRepr {
  private PythonRepr() {}

  /** The text of a value. */
  public static String of(@Nullable Object value) {
    return Texts.repr(value);
  }
}
