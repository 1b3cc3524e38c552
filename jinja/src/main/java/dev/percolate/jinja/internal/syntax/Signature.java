package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.internal.tree.Body;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.MacroFunction;
import dev.percolate.jinja.internal.tree.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a macro while it is parsed. */
final class Signature {
  private final List<Name> parameters = new ArrayList<>();
  private final List<@Nullable String> types = new ArrayList<>();
  private final List<@Nullable Expr> defaults = new ArrayList<>();
  private boolean hasDefaults;

  boolean isEmpty() {
    return parameters.isEmpty();
  }

  boolean hasDefaults() {
    return hasDefaults;
  }

  void add(Name parameter, @Nullable String type, @Nullable Expr value) {
    parameters.add(parameter.as(Name.Use.PARAM));
    types.add(type);
    defaults.add(value);
    hasDefaults |= value != null;
  }

  MacroFunction function(@Nullable String name, Body body, int start) {
    return new MacroFunction(
        name,
        parameters.toArray(new Name[0]),
        types.toArray(new @Nullable String[0]),
        defaults.toArray(new @Nullable Expr[0]),
        body,
        start);
  }
}
