package dev.percolate.project.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * dbt's rules of a rendered catalogs.yml. They end in an error for every file that names a catalog,
 * as no warehouse here can write to one.
 */
public final class CatalogsContract {
  private static final List<String> KEYS = List.of("config", "name", "table_format", "type");
  private static final List<String> REQUIRED = List.of("name", "type", "table_format", "config");

  private final UnaryOperator<Map<String, @Nullable Object>> renderer;

  /**
   * The rules.
   *
   * @param renderer of one catalog
   */
  public CatalogsContract(UnaryOperator<Map<String, @Nullable Object>> renderer) {
    this.renderer = renderer;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> rendered(Map<?, ?> catalog) {
    try {
      return renderer.apply((Map<String, @Nullable Object>) catalog);
    } catch (ProblemException e) {
      throw e.problem().kind() == ProblemKind.COMPILATION
          ? new ProblemException(Problem.of(ProblemKind.VALIDATION, e.problem().describe()), e)
          : e;
    }
  }

  /** Checks the first form of the file. */
  public void check(Object raw) {
    List<Map<?, ?>> catalogs = new ArrayList<>();
    for (Map<?, ?> catalog : maps(mapping(raw).get("catalogs"))) {
      Map<String, @Nullable Object> rendered = rendered(catalog);
      checkIntegrations(rendered);
      catalogs.add(rendered);
    }
    for (Map<?, ?> catalog : catalogs) {
      for (Map<?, ?> integration : maps(catalog.get("write_integrations"))) {
        throw ProblemException.runtime(
            "Catalog type is not supported.\nReceived: "
                + Texts.str(integration.get("catalog_type"))
                + "\nExpected one of: ");
      }
    }
  }

  private static void checkIntegrations(Map<?, ?> catalog) {
    String title = "Catalog '" + Texts.str(catalog.get("name")) + "' ";
    List<String> names = new ArrayList<>();
    for (Map<?, ?> integration : maps(catalog.get("write_integrations"))) {
      String name = Texts.str(integration.get("name"));
      if (names.contains(name)) {
        throw ProblemException.runtime(
            title
                + "cannot have multiple 'write_integrations' with the same name: '"
                + name
                + "'.");
      }
      names.add(name);
    }
    Object active = catalog.get("active_write_integration");
    if (active == null && names.size() != 1) {
      throw ProblemException.runtime(
          title
              + "must specify an 'active_write_integration' when multiple 'write_integrations' are"
              + " provided.");
    }
    if (active != null && !names.contains(Texts.str(active))) {
      throw ProblemException.runtime(
          title
              + "must specify an 'active_write_integration' from its set of defined"
              + " 'write_integrations': "
              + Texts.repr(names)
              + ". Got: '"
              + Texts.str(active)
              + "'.");
    }
  }

  /**
   * Checks the second form of the file.
   *
   * @return whether it names a catalog
   */
  public boolean checkSecond(Object raw) {
    Map<?, ?> file = mapping(raw);
    if (file.containsKey("iceberg_catalogs")) {
      throw ProblemException.runtime("v2 catalogs.yml uses 'catalogs', not 'iceberg_catalogs'");
    }
    Set<String> unknown = new TreeSet<>();
    file.keySet().forEach(key -> unknown.add(Texts.str(key)));
    unknown.remove("catalogs");
    if (!unknown.isEmpty()) {
      throw ProblemException.runtime(
          "Unknown top-level keys in catalogs.yml: "
              + Texts.repr(List.copyOf(unknown))
              + ". Only 'catalogs' is allowed");
    }
    Object catalogs = file.get("catalogs");
    if (catalogs != null && !(catalogs instanceof List)) {
      throw ProblemException.runtime(
          "'catalogs' in catalogs.yml must be a list, got " + Types.name(catalogs));
    }
    Set<String> names = new HashSet<>();
    for (Object entry : catalogs instanceof List<?> list ? list : List.of()) {
      if (!(entry instanceof Map<?, ?> catalog)) {
        throw ProblemException.runtime(
            "Each entry in catalogs.yml 'catalogs' must be a mapping, got " + Types.name(entry));
      }
      Map<String, @Nullable Object> rendered = rendered(catalog);
      checkEntry(rendered);
      String name = Texts.str(rendered.get("name")).strip();
      if (!names.add(name)) {
        throw ProblemException.runtime("Duplicate catalog name '" + name + "' in catalogs.yml");
      }
    }
    return !names.isEmpty();
  }

  private static void checkEntry(Map<?, ?> catalog) {
    Set<String> unknown = new TreeSet<>();
    catalog.keySet().forEach(key -> unknown.add(Texts.str(key)));
    KEYS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw ProblemException.runtime(
          "Unknown keys in catalog entry: "
              + Texts.repr(List.copyOf(unknown))
              + ". Allowed keys: "
              + Texts.repr(KEYS));
    }
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeIf(catalog::containsKey);
    if (!missing.isEmpty()) {
      throw ProblemException.runtime(
          "Missing required keys in catalog entry: " + Texts.repr(missing));
    }
    if (!(catalog.get("name") instanceof String name) || name.isBlank()) {
      throw ProblemException.runtime("catalogs[].name must be a non-empty string");
    }
    String format = Texts.str(catalog.get("table_format"));
    if (!format.equalsIgnoreCase("default") && !format.equalsIgnoreCase("iceberg")) {
      throw ProblemException.runtime(
          "Invalid table_format '" + format + "'. Must be one of ['default', 'iceberg']");
    }
    checkConfig(name, catalog.get("config"));
  }

  private static void checkConfig(String name, @Nullable Object config) {
    String title = "Catalog '" + name + "' config";
    if (!(config instanceof Map<?, ?> platforms)) {
      throw ProblemException.runtime(title + " must be a mapping, got " + Types.name(config));
    }
    platforms.forEach(
        (platform, block) -> {
          if (block != null && !(block instanceof Map)) {
            throw ProblemException.runtime(
                title + "." + Texts.str(platform) + " must be a mapping");
          }
        });
  }

  private static Map<?, ?> mapping(Object raw) {
    if (!(raw instanceof Map<?, ?> map)) {
      throw ProblemException.runtime(
          "catalogs.yml must be a mapping at the top level, got " + Types.name(raw));
    }
    return map;
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object item : list instanceof List<?> items ? items : List.of()) {
      if (item instanceof Map<?, ?> map) {
        maps.add(map);
      }
    }
    return maps;
  }
}
