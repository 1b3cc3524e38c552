package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** What {@code joiner()} gives: nothing when it is called first, then the separator. */
final class Joiner implements PyCallable, PyObject {
  private final @Nullable Object separator;
  private boolean used;

  Joiner(@Nullable Object separator) {
    this.separator = separator;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    boolean first = !used;
    used = true;
    return first ? "" : separator;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "sep" -> separator;
      case "used" -> used;
      default -> Missing.MISSING;
    };
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.utils.Joiner";
  }
}
