package dev.percolate.render.internal;

import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a generic test sees while parsing: the macros it depends on, directly or not. */
final class TestMacroScope implements MacroNames {
  private final MacroRegistry registry;
  private final Map<String, RegisteredMacro> byName = new HashMap<>();
  private final Map<String, Map<String, RegisteredMacro>> byPackage = new HashMap<>();

  /**
   * @param visible unique ids, already closed over dependencies
   */
  TestMacroScope(MacroRegistry registry, Set<String> visible) {
    this.registry = registry;
    for (String id : visible) {
      RegisteredMacro macro = registry.byId(id);
      if (macro != null) {
        byName.put(macro.name(), macro);
        byPackage
            .computeIfAbsent(macro.packageName(), _ -> new HashMap<>())
            .put(macro.name(), macro);
      }
    }
  }

  @Override
  public @Nullable RegisteredMacro macro(String name) {
    return byPackage.containsKey(name) ? null : byName.get(name);
  }

  @Override
  public boolean isPackage(String name) {
    return byPackage.containsKey(name);
  }

  @Override
  public @Nullable RegisteredMacro member(String packageName, String name) {
    return byPackage.getOrDefault(packageName, Map.of()).get(name);
  }

  @Override
  public @Nullable RegisteredMacro find(@Nullable String packageName, String name) {
    return registry.findForTests(packageName, name);
  }
}
