package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** A class among the globals, which makes objects when called. */
record ClassObject(String name, MarkupCallable make) implements MarkupCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    return make.call(args);
  }

  @Override
  public String repr() {
    return "<class '" + name + "'>";
  }

  @Override
  public String qualifiedTypeName() {
    return "type";
  }
}
