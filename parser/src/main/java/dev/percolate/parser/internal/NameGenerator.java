package dev.percolate.parser.internal;

import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names of databases, schemas and relations, by the macros {@code generate_database_name}, {@code
 * generate_schema_name} and {@code generate_alias_name}.
 *
 * <p>Where dbt's own macro decides and nothing in the project or adapter replaces its
 * implementation, the name is computed here: three macro calls a node are a tenth of a cold parse
 * in dbt. Anybody else's macro is called for every node, because it may read any of its fields.
 */
public final class NameGenerator {
  private static final String DATABASE = "database";
  private static final String SCHEMA = "schema";
  private static final String ALIAS = "alias";

  private final MacroRegistry registry;
  private final Templates templates;
  private final Map<String, @Nullable Object> target;
  private final Set<String> replaced = new HashSet<>();
  private final Map<String, Boolean> builtIn = new ConcurrentHashMap<>();
  private final Macros macros;

  /** Calls the macro of a component. */
  private interface Macros {
    @Nullable Object call(String component, @Nullable Object customName, NodeBuilder node);
  }

  /**
   * @param target the {@code target} dictionary of templates
   */
  public NameGenerator(
      MacroRegistry registry, Templates templates, Map<String, @Nullable Object> target) {
    this(registry, templates, target, templates::generateName);
  }

  private NameGenerator(
      MacroRegistry registry,
      Templates templates,
      Map<String, @Nullable Object> target,
      Macros macros) {
    this.registry = registry;
    this.templates = templates;
    this.macros = macros;
    this.target = target;
    for (RegisteredMacro macro : registry.all()) {
      noteReplacement(macro);
    }
  }

  /** The same for exports of saved queries, which macros see in their own form. */
  public NameGenerator ofExports() {
    return new NameGenerator(registry, templates, target, templates::generateExportName);
  }

  private void noteReplacement(RegisteredMacro macro) {
    int at = macro.name().indexOf("__generate_");
    if (at < 0 || macro.uniqueId().startsWith("macro.dbt.default__")) {
      return;
    }
    replaced.add(macro.name().substring(at + 2));
  }

  /** The database of a node. */
  public @Nullable String database(@Nullable Object customName, NodeBuilder node) {
    if (isBuiltIn(DATABASE, node)
        && !node.config.containsKey("catalog")
        && !node.config.containsKey("catalog_name")) {
      Object name = customName == null ? target.get(DATABASE) : customName;
      return Texts.str(name).strip();
    }
    return text(macros.call(DATABASE, customName, node));
  }

  /** The schema of a node; null when the macro gives none. */
  public @Nullable String schema(@Nullable Object customName, NodeBuilder node) {
    if (isBuiltIn(SCHEMA, node)) {
      String name = Texts.str(target.get(SCHEMA));
      return customName == null
          ? name.strip()
          : (name + "_" + Texts.str(customName).strip()).strip();
    }
    return text(macros.call(SCHEMA, customName, node));
  }

  /** The name of a node's relation. */
  public String alias(@Nullable Object customName, NodeBuilder node) {
    if (isBuiltIn(ALIAS, node)) {
      if (Truth.test(customName)) {
        return Texts.str(customName).strip();
      }
      return Truth.test(node.version)
          ? (node.name + "_v" + Texts.str(node.version).replace('.', '_')).strip()
          : node.name.strip();
    }
    String name = text(macros.call(ALIAS, customName, node));
    return name == null ? "None" : name;
  }

  private static @Nullable String text(@Nullable Object name) {
    return name == null ? null : Texts.str(name).strip();
  }

  private boolean isBuiltIn(String component, NodeBuilder node) {
    String key = component + ' ' + node.packageName;
    Boolean known = builtIn.get(key);
    if (known == null) {
      RegisteredMacro macro = registry.generateName(component, node.packageName);
      known = macro.packageName().equals(MacroRegistry.DBT) && !replaced.contains(macro.name());
      builtIn.put(key, known);
    }
    return known;
  }
}
