package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import org.jspecify.annotations.Nullable;

/** {@code namespace(...)}: the only object whose attributes a template can set. */
public final class Namespace implements PyObject {
  private final PyDict attributes;

  Namespace(Arguments args) {
    attributes = Dictionaries.dict(args);
  }

  /** Sets an attribute. */
  public void set(String name, @Nullable Object value) {
    attributes.put(name, value);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return attributes.containsKey(name) ? attributes.get(name) : Missing.MISSING;
  }

  @Override
  public String typeName() {
    return "Namespace";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.utils.Namespace";
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder();
    appendRepr(out, null);
    return out.toString();
  }

  @Override
  public void appendRepr(StringBuilder out, Texts.@Nullable Open open) {
    out.append("<Namespace ");
    Texts.appendRepr(out, attributes, open);
    out.append('>');
  }
}
