package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds macros by name with dbt's precedence: core, then imported packages, then the root. */
public final class MacroIndex {

  /** Where a macro comes from, least important first. */
  public enum Locality {
    CORE,
    IMPORTED,
    ROOT
  }

  /**
   * A materialization and whether it hides one of dbt's own.
   *
   * @param overridesCore it is from an installed package and core has one of the same name
   * @param core the best of core and root, or null
   */
  public record Materialization(Macro macro, boolean overridesCore, @Nullable Macro core) {}

  private final Map<String, List<Macro>> byName = new HashMap<>();
  private final String rootProject;
  private final Set<String> corePackages;

  /**
   * @param corePackages {@code dbt} and the adapter packages
   */
  public MacroIndex(Iterable<Macro> macros, String rootProject, Set<String> corePackages) {
    this.rootProject = rootProject;
    this.corePackages = Set.copyOf(corePackages);
    for (Macro macro : macros) {
      byName.computeIfAbsent(macro.name(), _ -> new ArrayList<>(1)).add(macro);
    }
  }

  /** Where the macro comes from. */
  public Locality locality(Macro macro) {
    if (macro.packageName().equals(rootProject)) {
      return Locality.ROOT;
    }
    return corePackages.contains(macro.packageName()) ? Locality.CORE : Locality.IMPORTED;
  }

  /** All macros of that name, in the order they were added. */
  public List<Macro> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The macro of that name with the highest precedence, in one package or in any. */
  public @Nullable Macro find(String name, @Nullable String packageName) {
    Macro best = null;
    for (Macro macro : named(name)) {
      if (packageName != null && !packageName.equals(macro.packageName())) {
        continue;
      }
      if (best == null || locality(macro).compareTo(locality(best)) >= 0) {
        best = macro;
      }
    }
    return best;
  }

  /**
   * The macro {@code generate_<component>_name}: that of the root project or core, or with {@code
   * importedPackage} the one of that installed package.
   */
  public @Nullable Macro findGenerateName(String component, @Nullable String importedPackage) {
    Macro best = null;
    for (Macro macro : named("generate_" + component + "_name")) {
      Locality locality = locality(macro);
      boolean allowed =
          importedPackage == null
              ? locality != Locality.IMPORTED
              : locality == Locality.IMPORTED && importedPackage.equals(macro.packageName());
      if (allowed && (best == null || locality.compareTo(locality(best)) >= 0)) {
        best = macro;
      }
    }
    return best;
  }

  /**
   * The materialization of that name.
   *
   * @param adapterTypes the adapter, its parents, and last {@code default}
   */
  public @Nullable Materialization findMaterialization(String name, List<String> adapterTypes) {
    Macro best = null;
    Macro core = null;
    boolean coreHasOne = false;
    for (String adapterType : adapterTypes) {
      String macroName = "materialization_" + name + "_" + adapterType;
      if (best == null) {
        best = find(macroName, null);
      }
      for (Macro macro : named(macroName)) {
        coreHasOne |= locality(macro) == Locality.CORE;
      }
      if (core == null) {
        core = coreOrRoot(macroName);
      }
    }
    if (best == null) {
      return null;
    }
    return new Materialization(best, coreHasOne && locality(best) == Locality.IMPORTED, core);
  }

  private @Nullable Macro coreOrRoot(String macroName) {
    Macro best = null;
    for (Macro macro : named(macroName)) {
      if (locality(macro) != Locality.IMPORTED
          && (best == null || locality(macro).compareTo(locality(best)) >= 0)) {
        best = macro;
      }
    }
    return best;
  }
}
