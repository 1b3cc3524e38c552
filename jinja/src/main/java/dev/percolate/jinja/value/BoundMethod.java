package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** A method of a builtin type together with its object. */
record BoundMethod(@Nullable Object self, String name) implements MarkupCallable, PyObject {
  @Override
  public @Nullable Object call(Arguments args) {
    return Attributes.callMethod(self, name, args);
  }

  @Override
  public String repr() {
    if (self instanceof Markup && MarkupMethods.isOwn(name)) {
      return "<bound method Markup." + name + " of " + Texts.repr(self) + ">";
    }
    return "<built-in method " + name + " of " + Types.name(self) + " object>";
  }

  @Override
  public String qualifiedTypeName() {
    return "builtin_function_or_method";
  }
}
