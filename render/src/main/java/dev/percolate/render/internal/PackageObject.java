package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.render.RegisteredMacro;
import org.jspecify.annotations.Nullable;

/** The macros of a package, as {@code dbt_utils} in a template. */
record PackageObject(String packageName, NodeNames names) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("get")) {
      return Function.of(
          1,
          name,
          args -> {
            Object found = member(String.valueOf(args[0]));
            return found == Missing.MISSING ? args[1] : found;
          },
          "key",
          "default");
    }
    return member(name);
  }

  private @Nullable Object member(String name) {
    return names.member(packageName, name);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? member(name) : Missing.MISSING;
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.context.macros.MacroNamespace";
  }

  /** The macro of a name in this package, or null. */
  @Nullable RegisteredMacro macro(String name) {
    return names.macros().member(packageName, name);
  }
}
