package dev.percolate.render.internal;

import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nodes of one package see: their package's macros, the root's, packages by name, {@code dbt},
 * and the built-in macros. Immutable, shared by all nodes of the package.
 */
public final class MacroScope implements MacroNames {
  private final MacroRegistry registry;
  private final Map<String, RegisteredMacro> own;
  private final Map<String, RegisteredMacro> root;

  public MacroScope(MacroRegistry registry, String searchPackage) {
    this.registry = registry;
    this.own = registry.macros(searchPackage);
    this.root = registry.macros(registry.rootProject());
  }

  @Override
  public @Nullable RegisteredMacro macro(String name) {
    RegisteredMacro macro = own.get(name);
    if (macro == null) {
      macro = root.get(name);
    }
    // a package's name hides a built-in macro of that name
    return macro != null || isPackage(name) ? macro : registry.internal(name);
  }

  @Override
  public boolean isPackage(String name) {
    // dbt 1.12: the adapter's macro package has no name in templates
    return name.equals(MacroRegistry.DBT)
        || (registry.isPackage(name) && !registry.isInternal(name));
  }

  @Override
  public @Nullable RegisteredMacro member(String packageName, String name) {
    return packageName.equals(MacroRegistry.DBT)
        ? registry.internal(name)
        : registry.macros(packageName).get(name);
  }

  @Override
  public @Nullable RegisteredMacro find(@Nullable String packageName, String name) {
    if (packageName == null) {
      return macro(name);
    }
    return isPackage(packageName) ? member(packageName, name) : null;
  }
}
