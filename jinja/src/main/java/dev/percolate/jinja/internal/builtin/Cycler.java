package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import org.jspecify.annotations.Nullable;

/** {@code cycler(...)}: gives its items in turn. */
final class Cycler implements PyObject {
  private final PyTuple items;
  private int position;

  Cycler(Arguments args) {
    items = args.positionals();
    if (items.isEmpty()) {
      throw new PyException(PyException.Kind.RUNTIME_ERROR, "at least one item has to be provided");
    }
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "current" -> items.get(position);
      case "items" -> items;
      case "pos" -> (long) position;
      case "next" -> (PyCallable) args -> next();
      case "reset" ->
          (PyCallable)
              args -> {
                position = 0;
                return null;
              };
      default -> Missing.MISSING;
    };
  }

  private @Nullable Object next() {
    Object item = items.get(position);
    position = (position + 1) % items.size();
    return item;
  }

  @Override
  public String typeName() {
    return "Cycler";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.utils.Cycler";
  }
}
