package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** A macro as a value: the function and the frame it was defined in. */
final class MacroValue implements PyObject, MarkupCallable {
  private final MacroFunction function;
  private final Frame definition;

  MacroValue(MacroFunction function, Frame definition) {
    this.function = function;
    this.definition = definition;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return function.call(args, definition);
  }

  @Override
  public String name() {
    String name = function.name();
    return name == null ? "anonymous" : name;
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> function.name();
      case "arguments" -> argumentNames();
      case "catch_kwargs" -> function.catchesKwargs();
      case "catch_varargs" -> function.catchesVarargs();
      case "caller" -> function.usesCaller();
      default -> Missing.MISSING;
    };
  }

  private PyTuple argumentNames() {
    Name[] parameters = function.parameters();
    @Nullable Object[] names = new @Nullable Object[parameters.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = parameters[i].name;
    }
    return PyTuple.wrap(names);
  }

  @Override
  public String typeName() {
    return "Macro";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.runtime.Macro";
  }

  @Override
  public String repr() {
    String name = function.name();
    return "<Macro " + (name == null ? "anonymous" : Texts.repr(name)) + ">";
  }
}
