package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.render.HostFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function of the embedding program as templates call it. */
record HostCallable(String name, HostFunction function) implements PyCallable {
  @Override
  public @Nullable Object call(Arguments args) {
    List<@Nullable Object> positional = new ArrayList<>();
    for (Object value : args.positionals()) {
      positional.add(Wrapping.unwrap(value));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    args.keywords().forEach((key, value) -> named.put(key, Wrapping.unwrap(value)));
    return Wrapping.wrap(function.call(positional, named));
  }
}
