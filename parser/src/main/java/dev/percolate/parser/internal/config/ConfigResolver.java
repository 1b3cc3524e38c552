package dev.percolate.parser.internal.config;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Types;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.ConfigTree;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the configuration of a resource: defaults, its own project's levels, the properties file,
 * the file itself and, for a resource of a package, the root project's levels.
 *
 * <p>What the project's levels give is computed once per level and shape, as most resources of a
 * folder share it. Safe for use by many threads; results are new maps whose values are shared and
 * must not be changed.
 */
public final class ConfigResolver {
  private final PackageSet packages;
  private final boolean correctedAnalyses;
  private final boolean moreUnrendered;
  private final boolean checksSqlHeaders;
  private final Map<ResourceType, ConfigShape> shapes = new ConcurrentHashMap<>();
  private final Map<LevelKey, ConfigValues> levels = new ConcurrentHashMap<>();
  private final Map<LevelKey, Map<String, @Nullable Object>> unrenderedLevels =
      new ConcurrentHashMap<>();

  /** A level of a project's tree, by identity, and who reads it. */
  private record LevelKey(int identity, Map<?, ?> level, ResourceType type, String packageName) {
    static LevelKey of(Map<?, ?> level, ResourceType type, String packageName) {
      return new LevelKey(System.identityHashCode(level), level, type, packageName);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof LevelKey key
          && level == key.level
          && type == key.type
          && packageName.equals(key.packageName);
    }

    @Override
    public int hashCode() {
      return identity;
    }
  }

  public ConfigResolver(PackageSet packages, Flags flags) {
    this.packages = packages;
    this.correctedAnalyses = flags.is("require_corrected_analysis_fqns");
    this.moreUnrendered = flags.is("state_modified_compare_more_unrendered_values");
    this.checksSqlHeaders = flags.is("require_sql_header_in_test_configs");
  }

  /**
   * The configuration in dbt's key order, nulls kept.
   *
   * @throws dev.percolate.diagnostics.ProblemException when a value has a wrong type or meaning
   */
  public Map<String, @Nullable Object> resolve(ConfigRequest request) {
    ConfigValues values = projectLevels(request).copy();
    if (!request.patch().isEmpty()) {
      values.update(request.patch());
    }
    if (!request.calls().isEmpty()) {
      values.update(request.calls());
    }
    if (!packages.isRoot(request.packageName())) {
      String section = section(request.type(), true);
      for (Map<String, @Nullable Object> level :
          packages.root().configs().walk(section, request.fqn())) {
        values.update(level);
      }
    }
    values.check();
    if (checksSqlHeaders && request.type() == ResourceType.TEST) {
      checkSqlHeader(values.get("sql_header"));
    }
    return UndefinedValues.asTexts(values.toMap());
  }

  private static void checkSqlHeader(@Nullable Object header) {
    if (header != null && !(header instanceof String)) {
      throw ProblemException.parsing(
          "at path []: sql_header must be a string. Got '" + Types.name(header) + "'");
    }
  }

  /**
   * An earlier result for a resource, or nothing, overlaid with a later one: declared keys that are
   * null in the later one keep their earlier values.
   */
  public Map<String, @Nullable Object> overlay(
      ResourceType type,
      Map<String, @Nullable Object> earlier,
      Map<String, @Nullable Object> later) {
    ConfigShape shape = shape(type);
    Map<String, @Nullable Object> merged = LinkedHashMap.newLinkedHashMap(later.size());
    for (ConfigField field : shape.fields()) {
      Object value = later.get(field.name());
      value = value == null ? earlier.get(field.name()) : value;
      // dbt 1.12: a text that is null has its first value, though names were made without it
      boolean isUnset = value == null && field.kind() == FieldKind.OPTIONAL_TEXT;
      merged.put(field.name(), isUnset ? field.initial() : value);
    }
    addExtras(shape, earlier, merged);
    addExtras(shape, later, merged);
    return merged;
  }

  private static void addExtras(
      ConfigShape shape, Map<String, @Nullable Object> from, Map<String, @Nullable Object> merged) {
    for (Map.Entry<String, @Nullable Object> entry : from.entrySet()) {
      if (shape.place(entry.getKey()) < 0) {
        merged.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** The configuration as the user wrote it, later keys replacing earlier ones; a new map. */
  public Map<String, @Nullable Object> unrendered(ConfigRequest request) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(unrenderedLevels(request));
    Map<String, @Nullable Object> patch = request.patch();
    if (moreUnrendered && !request.unrenderedPatch().isEmpty()) {
      patch = DeepMerge.of(patch, request.unrenderedPatch());
    }
    merged.putAll(patch);
    merged.putAll(
        moreUnrendered && !request.unrenderedCalls().isEmpty()
            ? request.unrenderedCalls()
            : request.calls());
    if (!packages.isRoot(request.packageName())) {
      String section = section(request.type(), false);
      for (Map<String, @Nullable Object> level :
          packages.root().unrenderedConfigs().walk(section, request.fqn())) {
        merged.putAll(level);
      }
    }
    return UndefinedValues.asTexts(merged);
  }

  private ConfigValues projectLevels(ConfigRequest request) {
    Map<String, @Nullable Object> tree =
        own(request).configs().section(section(request.type(), true));
    LevelKey key = LevelKey.of(deepest(tree, request.fqn()), request.type(), request.packageName());
    ConfigValues known = levels.get(key);
    if (known != null) {
      return known;
    }
    ConfigValues values = ConfigValues.initial(shape(request.type()));
    for (Map<String, @Nullable Object> level : ConfigTree.walk(tree, request.fqn())) {
      values.update(level);
    }
    levels.put(key, values);
    return values;
  }

  private Map<String, @Nullable Object> unrenderedLevels(ConfigRequest request) {
    Map<String, @Nullable Object> tree =
        own(request).unrenderedConfigs().section(section(request.type(), false));
    LevelKey key = LevelKey.of(deepest(tree, request.fqn()), request.type(), request.packageName());
    Map<String, @Nullable Object> known = unrenderedLevels.get(key);
    if (known != null) {
      return known;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> level : ConfigTree.walk(tree, request.fqn())) {
      merged.putAll(level);
    }
    unrenderedLevels.put(key, merged);
    return merged;
  }

  private ProjectConfig own(ConfigRequest request) {
    ProjectConfig project = packages.project(request.packageName());
    return project == null ? packages.root() : project;
  }

  private ConfigShape shape(ResourceType type) {
    return shapes.computeIfAbsent(type, ConfigShape::ofType);
  }

  private static Map<?, ?> deepest(Map<?, ?> tree, List<String> fqn) {
    Map<?, ?> level = tree;
    for (String step : fqn) {
      if (!(level.get(step) instanceof Map<?, ?> next)) {
        return level;
      }
      level = next;
    }
    return level;
  }

  private String section(ResourceType type, boolean rendered) {
    return switch (type) {
      case SEED, SNAPSHOT, SOURCE, TEST, METRIC, SEMANTIC_MODEL, SAVED_QUERY, EXPOSURE, UNIT_TEST ->
          type.plural();
      // dbt 1.12: the unrendered configuration of a function comes from `models:`
      case FUNCTION -> rendered ? "functions" : "models";
      case ANALYSIS -> correctedAnalyses ? "analyses" : "models";
      default -> "models";
    };
  }
}
