package dev.percolate.jinja.value;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple whose elements also have names, such as the result of {@code isocalendar()}. */
record NamedTuple(String qualifiedName, List<String> names, PyTuple values)
    implements PyNamedTuple {
  @Override
  public @Nullable Object attribute(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Attributes.get(values, name) : values.get(index);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return Items.get(values, key);
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder(qualifiedName).append('(');
    for (int i = 0; i < names.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
      Texts.appendRepr(out, values.get(i));
    }
    return out.append(')').toString();
  }

  @Override
  public boolean isTruthy() {
    return !values.isEmpty();
  }

  @Override
  public String qualifiedTypeName() {
    return qualifiedName;
  }

  @Override
  public String shownTypeName() {
    return qualifiedName;
  }

  @Override
  public int length() {
    return values.size();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(values);
  }
}
