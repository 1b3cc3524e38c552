package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.ConfigTree;
import dev.percolate.project.Dispatch;
import dev.percolate.project.ProjectPaths;
import dev.percolate.project.QueryComment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the keys of a rendered and checked dbt_project.yml into typed parts, with defaults. */
public final class ProjectAssembly {
  private final Map<String, @Nullable Object> project;

  public ProjectAssembly(Map<String, @Nullable Object> project) {
    this.project = project;
  }

  /** A list of texts, or the fallback when the key is absent or null. */
  public List<String> texts(String key, List<String> fallback) {
    if (!(project.get(key) instanceof List<?> list)) {
      return fallback;
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  /** A mapping, empty when the key is absent or null. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> mapping(String key) {
    return project.get(key) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** A text, or null. */
  public @Nullable String text(String key) {
    return project.get(key) instanceof String text ? text : null;
  }

  /** Every folder. */
  public ProjectPaths paths(@Nullable String targetFlag, String logPath) {
    List<String> models = renamed("model-paths", "source-paths", "models");
    List<String> seeds = renamed("seed-paths", "data-paths", "seeds");
    List<String> snapshots = texts("snapshot-paths", List.of("snapshots"));
    List<String> analyses = texts("analysis-paths", List.of("analyses"));
    List<String> macros = texts("macro-paths", List.of("macros"));
    List<String> tests = texts("test-paths", List.of("tests"));
    List<String> functions = texts("function-paths", List.of("functions"));
    String target = targetFlag != null ? targetFlag : text("target-path");
    String targetPath = target == null ? "target" : target;
    ProjectPaths paths =
        new ProjectPaths(
            models,
            seeds,
            snapshots,
            analyses,
            macros,
            tests,
            functions,
            List.of(),
            texts("asset-paths", List.of()),
            texts("osi-paths", List.of("osi", "OSI")),
            targetPath,
            logPath,
            texts("clean-targets", List.of(targetPath)),
            or(text("packages-install-path"), "dbt_packages"));
    return paths.withDocs(texts("docs-paths", paths.allSources()));
  }

  private List<String> renamed(String key, String oldKey, String fallback) {
    return texts(project.containsKey(key) ? key : oldKey, List.of(fallback));
  }

  private static String or(@Nullable String text, String fallback) {
    return text == null ? fallback : text;
  }

  /** {@code quoting:} without its nulls. */
  public Map<String, @Nullable Object> quoting() {
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>(mapping("quoting"));
    quoting.values().removeIf(value -> value == null);
    return quoting;
  }

  /** {@code dispatch:}. */
  public List<Dispatch> dispatch() {
    List<Dispatch> entries = new ArrayList<>();
    if (project.get("dispatch") instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map && map.get("search_order") instanceof List<?> order) {
          entries.add(
              new Dispatch(
                  String.valueOf(map.get("macro_namespace")),
                  order.stream().map(String::valueOf).toList()));
        }
      }
    }
    return entries;
  }

  /** {@code query-comment:}. */
  public QueryComment queryComment() {
    if (!project.containsKey("query-comment")) {
      return QueryComment.DEFAULT;
    }
    return switch (project.get("query-comment")) {
      case String text -> text.isEmpty() ? QueryComment.NONE : new QueryComment(text, false, false);
      case Map<?, ?> map when !map.isEmpty() ->
          new QueryComment(
              map.get("comment") instanceof String text ? text : null,
              Boolean.TRUE.equals(map.get("append")),
              Boolean.TRUE.equals(map.get("job-label")));
      case null, default -> QueryComment.NONE;
    };
  }

  /** The hierarchical sections of the rendered file. */
  public ConfigTree configs() {
    Map<String, Map<String, @Nullable Object>> sections = new LinkedHashMap<>();
    for (String section : ConfigTree.SECTIONS) {
      String key =
          switch (section) {
            case "semantic_models" -> "semantic-models";
            case "saved_queries" -> "saved-queries";
            default -> section;
          };
      sections.put(section, mapping(key));
    }
    return new ConfigTree(sections);
  }

  /** The sections of the file before rendering. */
  public ConfigTree unrenderedConfigs() {
    // dbt 1.12: looks unrendered semantic_models and saved_queries up by these spellings, which
    // the contract does not allow, so that they are always empty.
    Map<String, Map<String, @Nullable Object>> sections = new LinkedHashMap<>();
    for (String section : ConfigTree.SECTIONS) {
      sections.put(section, mapping(section));
    }
    return new ConfigTree(sections);
  }

  /** {@code require-dbt-version}, parsed; {@code >=0.0.0} unless set. */
  public List<DbtVersion> requiredVersions() {
    Object required = project.get("require-dbt-version");
    List<DbtVersion> versions = new ArrayList<>();
    switch (required) {
      case null -> versions.add(DbtVersion.parse(">=0.0.0"));
      case String text -> {
        for (String one : text.split(",", -1)) {
          versions.add(DbtVersion.parse(one));
        }
      }
      case List<?> list -> {
        for (Object one : list) {
          versions.add(DbtVersion.parse(String.valueOf(one)));
        }
      }
      default ->
          throw ProblemException.runtime(
              "at path ['require-dbt-version']: "
                  + Texts.repr(required)
                  + " is not valid under any of the given schemas");
    }
    return versions;
  }

  /** Throws dbt's error when the installed version does not fit. */
  public void checkVersions(List<DbtVersion> required) {
    Object name = project.get("name");
    if (!project.containsKey("name")) {
      throw ProblemException.runtime("Required \"name\" field not present in project");
    }
    List<Object> texts = new ArrayList<>();
    required.forEach(version -> texts.add(version.toString()));
    String end =
        "Check for a different version of the '"
            + name
            + "' package, or run dbt again with --no-version-check\n";
    String wanted = Texts.repr(texts) + "\n";
    if (!DbtVersion.areCompatible(required)) {
      throw ProblemException.runtime(
          "The package version requirement can never be satisfied for the '"
              + name
              + "\npackage.\n  Required versions of dbt for '"
              + name
              + "': "
              + wanted
              + end);
    }
    List<DbtVersion> all = new ArrayList<>();
    all.add(DbtVersion.parse(DbtVersion.INSTALLED));
    all.addAll(required);
    if (!DbtVersion.areCompatible(all)) {
      throw ProblemException.runtime(
          "This version of dbt is not supported with the '"
              + name
              + "' package.\n  Installed version of dbt: "
              + all.getFirst()
              + "\n  Required version of dbt for '"
              + name
              + "': "
              + wanted
              + end);
    }
  }
}
