package dev.percolate.render;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.Deprecation;
import dev.percolate.project.PackageSet;
import dev.percolate.render.internal.MacroDependencies;
import dev.percolate.render.internal.MacroScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All macros of an invocation and dbt's rules for which one a name means. Immutable and safe for
 * many threads; texts are parsed only when needed.
 */
public final class MacroRegistry {
  /** The package of the built-in macros. */
  public static final String DBT = "dbt";

  /** As wide as a line is by default, without the indent of an error. */
  private static final int WIDTH = 78;

  private final String rootProject;
  private final List<String> internalPackages;
  private final List<String> prefixes;
  private final Map<String, List<String>> dispatchOrder;
  private final Set<String> installedPackages;
  private final Map<String, RegisteredMacro> byId;
  private final Map<String, Map<String, RegisteredMacro>> byPackage = new LinkedHashMap<>();
  private final Map<String, RegisteredMacro> internals = new HashMap<>();
  private final Map<String, RegisteredMacro> byName = new HashMap<>();
  private final Map<String, MacroScope> scopes = new ConcurrentHashMap<>();
  private final Map<RegisteredMacro, List<String>> dependencies = new ConcurrentHashMap<>();

  private MacroRegistry(Builder builder) {
    rootProject = builder.packages.root().name();
    internalPackages = List.copyOf(builder.internalPackages);
    List<String> types = new ArrayList<>(builder.adapterTypes);
    types.add("default");
    prefixes = List.copyOf(types);
    byId = Collections.unmodifiableMap(builder.macros);
    installedPackages = new HashSet<>(builder.packages.projects().keySet());
    installedPackages.addAll(internalPackages);
    dispatchOrder = new HashMap<>();
    builder
        .packages
        .root()
        .dispatch()
        .forEach(entry -> dispatchOrder.putIfAbsent(entry.macroNamespace(), entry.searchOrder()));
    for (RegisteredMacro macro : byId.values()) {
      byPackage
          .computeIfAbsent(macro.packageName(), _ -> new LinkedHashMap<>())
          .put(macro.name(), macro);
    }
    indexNames();
  }

  private void indexNames() {
    for (String name : internalPackages.reversed()) {
      internals.putAll(macros(name));
    }
    byName.putAll(internals);
    byPackage.forEach(
        (name, macros) -> {
          if (!internalPackages.contains(name)) {
            byName.putAll(macros);
          }
        });
    byName.putAll(macros(rootProject));
  }

  /** Starts a registry. */
  public static Builder builder(PackageSet packages) {
    return new Builder(packages);
  }

  /** Collects macros in dbt's order: root project, adapter packages, dbt, installed packages. */
  public static final class Builder {
    private final PackageSet packages;
    private final Map<String, RegisteredMacro> macros = new LinkedHashMap<>();
    private List<String> internalPackages = List.of(DBT);
    private List<String> adapterTypes = List.of();

    private Builder(PackageSet packages) {
      this.packages = packages;
    }

    /**
     * Names the adapter.
     *
     * @param types the adapter's type, then its parents', such as {@code [redshift, postgres]}
     * @param packageNames their macro packages in the same order, without {@code dbt}
     */
    public Builder adapter(List<String> types, List<String> packageNames) {
      adapterTypes = List.copyOf(types);
      internalPackages = new ArrayList<>(packageNames);
      internalPackages.add(DBT);
      return this;
    }

    /** Adds macros. */
    public Builder add(Collection<RegisteredMacro> more) {
      for (RegisteredMacro macro : more) {
        RegisteredMacro other = macros.putIfAbsent(macro.uniqueId(), macro);
        if (other != null) {
          throw duplicate(macro, other);
        }
      }
      return this;
    }

    private static ProblemException duplicate(RegisteredMacro macro, RegisteredMacro other) {
      return ProblemException.compilation(
          Deprecation.wrap(
                  "dbt found multiple macros named \""
                      + macro.name()
                      + "\" in the project \""
                      + macro.packageName()
                      + "\".",
                  WIDTH)
              + "\n All macros require unique names, to fix this error rename or remove any\n"
              + "duplicates. They can be found in these files:\n    - "
              + macro.path()
              + "\n    - "
              + other.path());
    }

    /** The finished registry. */
    public MacroRegistry build() {
      return new MacroRegistry(this);
    }
  }

  // ---- what there is

  /** All macros in dbt's order. */
  public Collection<RegisteredMacro> all() {
    return byId.values();
  }

  /** The macro with that unique id, or null. */
  public @Nullable RegisteredMacro byId(String uniqueId) {
    return byId.get(uniqueId);
  }

  /** The root project's name. */
  public String rootProject() {
    return rootProject;
  }

  /** Packages built into the engine: those of the adapter, then {@code dbt}. */
  public List<String> internalPackages() {
    return internalPackages;
  }

  /** Dispatch prefixes: the adapter, its parents, {@code default}. */
  public List<String> prefixes() {
    return prefixes;
  }

  /** The macros of one package by name. */
  public Map<String, RegisteredMacro> macros(String packageName) {
    return byPackage.getOrDefault(packageName, Map.of());
  }

  /** Macros of the internal packages, the adapter's hiding dbt's. */
  public @Nullable RegisteredMacro internal(String name) {
    return internals.get(name);
  }

  /** Whether a package is built into the engine. */
  public boolean isInternal(String packageName) {
    return internalPackages.contains(packageName);
  }

  /** Whether a package has macros. */
  public boolean isPackage(String name) {
    return byPackage.containsKey(name);
  }

  /** The names seen from nodes of a package. */
  public MacroScope scope(String searchPackage) {
    return scopes.computeIfAbsent(searchPackage, name -> new MacroScope(this, name));
  }

  // ---- which macro a name means

  /**
   * The macro that a call in {@code localPackage} means, by the rules for generic tests and macro
   * dependencies: own package, root, other packages, adapter, dbt.
   */
  public @Nullable RegisteredMacro resolve(@Nullable String localPackage, String name) {
    RegisteredMacro own = localPackage == null ? null : macros(localPackage).get(name);
    return own == null ? byName.get(name) : own;
  }

  /** The macro of that name in one package, or with null the one of highest precedence. */
  public @Nullable RegisteredMacro find(String name, @Nullable String packageName) {
    if (packageName != null) {
      return macros(packageName).get(name);
    }
    RegisteredMacro root = macros(rootProject).get(name);
    RegisteredMacro found = root == null ? imported(name) : root;
    return found == null ? lastInternal(name) : found;
  }

  /**
   * The macro {@code generate_<component>_name} for nodes of a package: the package's own if it is
   * an installed one and has it, else the root's, else dbt's.
   */
  public RegisteredMacro generateName(String component, String nodePackage) {
    String name = "generate_" + component + "_name";
    if (!nodePackage.equals(rootProject) && !isInternal(nodePackage)) {
      RegisteredMacro own = macros(nodePackage).get(name);
      if (own != null) {
        return own;
      }
    }
    RegisteredMacro root = macros(rootProject).get(name);
    RegisteredMacro found = root == null ? lastInternal(name) : root;
    if (found == null) {
      throw ProblemException.of(ProblemKind.INTERNAL, "No macro with name " + name + " found");
    }
    return found;
  }

  // dbt 1.12: among built-in packages dbt's own macro wins here, unlike in template names
  /** The macro of the last internal package in dbt's order that has the name. */
  private @Nullable RegisteredMacro lastInternal(String name) {
    for (String packageName : internalPackages.reversed()) {
      RegisteredMacro macro = macros(packageName).get(name);
      if (macro != null) {
        return macro;
      }
    }
    return null;
  }

  /**
   * A materialization and whether taking it means overriding a built-in one from a package.
   *
   * @param overridesBuiltin dbt deprecates this: it is used only without the flag {@code
   *     require_explicit_package_overrides_for_builtin_materializations}
   */
  public record Materialization(RegisteredMacro macro, boolean overridesBuiltin) {}

  /**
   * The materialization of that name for this adapter, or null.
   *
   * @param explicitOverridesOnly the flag {@code
   *     require_explicit_package_overrides_for_builtin_materializations}
   */
  public @Nullable Materialization materialization(String name, boolean explicitOverridesOnly) {
    RegisteredMacro best = materializationOf(name, true);
    if (best == null) {
      return null;
    }
    RegisteredMacro own = materializationOf(name, false);
    boolean imported = !best.packageName().equals(rootProject) && !isInternal(best.packageName());
    if (!imported || !hasBuiltin(name)) {
      return new Materialization(best, false);
    }
    if (!explicitOverridesOnly) {
      return new Materialization(best, true);
    }
    return own == null ? null : new Materialization(own, false);
  }

  private boolean hasBuiltin(String name) {
    for (String prefix : prefixes) {
      if (internals.containsKey("materialization_" + name + "_" + prefix)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable RegisteredMacro materializationOf(String name, boolean fromPackages) {
    for (String prefix : prefixes) {
      String macroName = "materialization_" + name + "_" + prefix;
      RegisteredMacro found = macros(rootProject).get(macroName);
      if (found == null && fromPackages) {
        found = imported(macroName);
      }
      if (found == null) {
        found = lastInternal(macroName);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable RegisteredMacro imported(String macroName) {
    RegisteredMacro found = null;
    for (Map.Entry<String, Map<String, RegisteredMacro>> entry : byPackage.entrySet()) {
      if (!entry.getKey().equals(rootProject) && !isInternal(entry.getKey())) {
        RegisteredMacro macro = entry.getValue().get(macroName);
        found = macro == null ? found : macro;
      }
    }
    return found;
  }

  /** Whether models of a package must be rendered because ref, source or config are macros. */
  public boolean overridesStaticNames(String packageName) {
    return overrides(macros(packageName)) || overrides(macros(rootProject));
  }

  private static boolean overrides(Map<String, RegisteredMacro> macros) {
    return macros.containsKey("ref")
        || macros.containsKey("source")
        || macros.containsKey("config");
  }

  // ---- dispatch

  /** Finds a macro in a package; null stands for the caller's ordinary names. */
  @FunctionalInterface
  public interface PackageSearch {
    /** The macro, or null. */
    @Nullable RegisteredMacro find(@Nullable String packageName, String name);
  }

  /** Whether a project or package has a macro of that name, or an implementation of it. */
  public boolean isReplaced(String name) {
    for (RegisteredMacro macro : byId.values()) {
      boolean named = macro.name().equals(name) || macro.name().endsWith("__" + name);
      if (named && !internalPackages.contains(macro.packageName())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What {@code adapter.dispatch(name, namespace)} means.
   *
   * @throws ProblemException with dbt's list of attempts when there is no implementation
   */
  public RegisteredMacro dispatch(String name, @Nullable String namespace, PackageSearch search) {
    List<String> packages = searchPackages(namespace);
    for (String packageName : packages) {
      for (String prefix : prefixes) {
        RegisteredMacro macro =
            search.find(packageName.isEmpty() ? null : packageName, prefix + "__" + name);
        if (macro != null) {
          return macro;
        }
      }
    }
    throw ProblemException.compilation(
        "In dispatch: No macro named '"
            + name
            + "' found within namespace: '"
            + (namespace == null ? "None" : namespace)
            + "'\n    Searched for: "
            + String.join(", ", attempts(packages, name)));
  }

  private List<String> attempts(List<String> packages, String name) {
    List<String> attempts = new ArrayList<>();
    for (String packageName : packages) {
      String place = packageName.isEmpty() ? "" : packageName + ".";
      prefixes.forEach(prefix -> attempts.add("'" + place + prefix + "__" + name + "'"));
    }
    return attempts;
  }

  /** The packages to search; the empty name stands for the caller's ordinary names. */
  private List<String> searchPackages(@Nullable String namespace) {
    if (namespace == null) {
      return List.of("");
    }
    List<String> configured = dispatchOrder.get(namespace);
    if (configured != null && !configured.isEmpty()) {
      return configured;
    }
    return installedPackages.contains(namespace) ? List.of(rootProject, namespace) : List.of("");
  }

  /** The search of generic tests and of static dependencies. */
  public @Nullable RegisteredMacro findForTests(@Nullable String packageName, String name) {
    if (packageName == null) {
      return byName.get(name);
    }
    if (packageName.equals(DBT)) {
      return internals.get(name);
    }
    return isInternal(packageName) ? null : macros(packageName).get(name);
  }

  // ---- dependencies

  /** Unique ids of the macros that a macro's text calls: {@code depends_on.macros}. */
  public List<String> dependsOn(RegisteredMacro macro) {
    List<String> known = dependencies.get(macro);
    if (known == null) {
      known = MacroDependencies.of(macro, macro.calls(), this);
      dependencies.put(macro, known);
    }
    return known;
  }

  /** {@code ids} and everything they depend on, each once, depth first as dbt walks. */
  public Set<String> closure(Collection<String> ids) {
    Set<String> seen = new LinkedHashSet<>();
    for (String id : ids) {
      walk(id, seen);
    }
    return seen;
  }

  private void walk(String id, Set<String> seen) {
    if (!seen.add(id)) {
      return;
    }
    RegisteredMacro macro = byId.get(id);
    if (macro != null) {
      for (String next : dependsOn(macro)) {
        walk(next, seen);
      }
    }
  }
}
