package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.render.RegisteredMacro;
import org.jspecify.annotations.Nullable;

/** A macro as a template holds it: calling it runs it with the names of that template. */
record BoundMacro(RegisteredMacro macro, MacroCalls calls) implements MarkupCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    return calls.call(macro, args);
  }

  @Override
  public String name() {
    return macro.name();
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.clients.jinja.MacroGenerator";
  }

  /** A macro whose call gives a fixed value: an override of a unit test. */
  record Fixed(BoundMacro original, @Nullable Object value) implements PyCallable {
    @Override
    public @Nullable Object call(Arguments args) {
      original.calls.track(original.macro);
      return value;
    }
  }
}
