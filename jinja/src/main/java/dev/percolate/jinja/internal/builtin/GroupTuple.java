package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyNamedTuple;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of {@code groupby}: a tuple whose elements have names. */
record GroupTuple(@Nullable Object grouper, List<@Nullable Object> list) implements PyNamedTuple {

  @Override
  public PyTuple values() {
    return PyTuple.of(grouper, list);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> list;
      default -> Missing.MISSING;
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return Items.find(values(), key);
  }

  @Override
  public String repr() {
    return Texts.repr(values());
  }

  @Override
  public int length() {
    return 2;
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(values());
  }

  @Override
  public String typeName() {
    return "_GroupTuple";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.filters._GroupTuple";
  }
}
