package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.YamlDocument.DuplicateKey;
import dev.percolate.project.internal.CatalogsContract;
import dev.percolate.project.internal.ConfigRenderer;
import dev.percolate.project.internal.ConfigTemplates;
import dev.percolate.project.internal.DbtVersion;
import dev.percolate.project.internal.PackageContract;
import dev.percolate.project.internal.ProjectAssembly;
import dev.percolate.project.internal.ProjectContract;
import dev.percolate.project.internal.ProjectFiles;
import dev.percolate.project.internal.PythonSpace;
import dev.percolate.project.internal.SelectorContract;
import dev.percolate.project.internal.ValueRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads, renders and checks {@code dbt_project.yml} and the files beside it.
 *
 * <p>The steps and the order of the checks are dbt's, so that the first problem found is the one
 * dbt would report.
 */
public final class ProjectLoader {
  private final Flags flags;
  private final EnvVars env;
  private final EventSink events;
  private final Globals names;

  public ProjectLoader(Flags flags, EnvVars env, EventSink events) {
    this(flags, env, events, Globals.none());
  }

  /**
   * A loader whose templates see more names.
   *
   * @param names dbt's general template functions, such as {@code tojson} and {@code log}
   */
  public ProjectLoader(Flags flags, EnvVars env, EventSink events, Globals names) {
    this.flags = flags;
    this.env = env;
    this.events = events;
    this.names = names;
  }

  /**
   * Loads the root project.
   *
   * @param root the project's folder
   * @param target the {@code target} dictionary, or null for commands without a profile
   * @param cliVars {@code --vars}
   */
  public ProjectConfig loadRoot(
      Path root,
      @Nullable Map<String, @Nullable Object> target,
      Map<String, @Nullable Object> cliVars) {
    Path folder = root.toAbsolutePath().normalize();
    Map<String, @Nullable Object> fileVars = ProjectFiles.vars(folder);
    Map<String, @Nullable Object> vars = new LinkedHashMap<>(fileVars);
    vars.putAll(cliVars);
    // dbt 1.12: only deps tolerates missing variables in dbt_project.yml.
    boolean areVarsRequired = !flags.which().equals("deps");
    return new Loading(folder, fileVars, vars, areVarsRequired, target).run(true);
  }

  /**
   * Checks catalogs.yml of the root project, when there is one.
   *
   * @param adapterType named when it cannot write to catalogs
   */
  public void checkCatalogs(
      ProjectConfig root, Map<String, @Nullable Object> cliVars, String adapterType) {
    Object raw = ProjectFiles.catalogs(root.root(), root.name());
    if (raw == null) {
      return;
    }
    ValueRenderer renderer = ConfigTemplates.secret(env, new EnvReads(), cliVars, names);
    CatalogsContract contract =
        new CatalogsContract(catalog -> ConfigRenderer.whole(catalog, renderer));
    if (!flags.is("use_catalogs_v2")) {
      contract.check(raw);
    } else if (contract.checkSecond(raw)) {
      String text =
          "catalogs.yml v2 schema validation is experimental, not officially supported yet, and its"
              + " spec is liable to change. See"
              + " https://github.com/dbt-labs/dbt-core/discussions/12723";
      events.fire(Event.of("Z050", "Note", Level.WARN, text));
      throw ProblemException.runtime(
          "Adapter '"
              + adapterType
              + "' does not support catalogs.yml v2 yet. Use catalogs.yml v1 or upgrade to a"
              + " supported adapter version.");
    }
  }

  /** Loads an installed package: no command line variables, no vars.yml. */
  public ProjectConfig loadPackage(Path root, @Nullable Map<String, @Nullable Object> target) {
    return new Loading(
            root.toAbsolutePath().normalize(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            true,
            target)
        .run(false);
  }

  /** The work on one project. */
  private final class Loading {
    private final Path root;
    private final Map<String, @Nullable Object> fileVars;
    private final EnvReads reads = new EnvReads();
    private final ValueRenderer renderer;
    private final Map<String, @Nullable Object> vars;

    Loading(
        Path root,
        Map<String, @Nullable Object> fileVars,
        Map<String, @Nullable Object> vars,
        boolean areVarsRequired,
        @Nullable Map<String, @Nullable Object> target) {
      this.root = root;
      this.fileVars = fileVars;
      this.vars = vars;
      this.renderer = ConfigTemplates.project(env, reads, vars, areVarsRequired, target, names);
    }

    ProjectConfig run(boolean isRoot) {
      YamlDocument source = ProjectFiles.project(root, flags.directories().files());
      if (isRoot) {
        warnOfDuplicates(source);
      }
      ProjectFiles.Packages packages = ProjectFiles.packages(root);
      Object selectors = ProjectFiles.selectors(root);
      Map<String, @Nullable Object> raw = source.mapping();
      if (!fileVars.isEmpty() && raw.get("vars") instanceof Map<?, ?> map && !map.isEmpty()) {
        throw ProblemException.runtime(
            "Variables cannot be defined in both vars.yml and dbt_project.yml. ");
      }
      Map<String, @Nullable Object> rendered = ConfigRenderer.project(raw, renderer);
      Map<String, @Nullable Object> renderedPackages =
          packages.file().equals("dependencies.yml")
              ? packages.contents()
              : ConfigRenderer.whole(
                  packages.contents(), ConfigTemplates.secret(env, reads, vars, names));
      Object renderedSelectors = ConfigRenderer.any(selectors, renderer);
      ProjectAssembly parts = new ProjectAssembly(rendered);
      List<DbtVersion> required = check(rendered, parts);
      List<PackageSpec> specs =
          blamed(() -> PackageContract.read(renderedPackages, packages.contents()));
      return new ProjectConfig(
          String.valueOf(rendered.get("name")),
          // dbt 1.12: a version written as a number becomes its text.
          rendered.get("version") == null ? null : Texts.str(rendered.get("version")),
          rendered.get("config-version") instanceof Number number ? number.longValue() : 2,
          root,
          parts.text("profile"),
          parts.paths(flags.text("target_path"), String.valueOf(flags.get("log_path"))),
          parts.configs(),
          new ProjectAssembly(raw).unrenderedConfigs(),
          parts.quoting(),
          parts.dispatch(),
          fileVars.isEmpty() ? parts.mapping("vars") : fileVars,
          fileVars,
          parts.texts("on-run-start", List.of()),
          parts.texts("on-run-end", List.of()),
          parts.queryComment(),
          required.stream().map(DbtVersion::toString).toList(),
          Boolean.TRUE.equals(rendered.get("restrict-access")),
          rendered.get("dbt-cloud") == null ? null : parts.mapping("dbt-cloud"),
          parts.mapping("flags"),
          specs,
          packages.file(),
          SelectorContract.read(renderedSelectors),
          reads.seen(),
          PythonSpace.strip(ProjectFiles.text(root.resolve("dbt_project.yml"))),
          source);
    }

    private List<DbtVersion> check(Map<String, @Nullable Object> rendered, ProjectAssembly parts) {
      return blamed(
          () -> {
            List<DbtVersion> required = parts.requiredVersions();
            if (flags.versionCheck()) {
              parts.checkVersions(required);
            }
            checkOldPath(rendered, "source-paths", "model-paths");
            checkOldPath(rendered, "data-paths", "seed-paths");
            warnOfPath(rendered, "log-path", "logs");
            warnOfPath(rendered, "target-path", "target");
            ProjectContract.check(rendered);
            return required;
          });
    }

    /** Adds dbt's "Error encountered in" line. */
    private <T> T blamed(java.util.function.Supplier<T> step) {
      try {
        return step.get();
      } catch (ProblemException e) {
        Problem problem = e.problem();
        throw problem.kind() == ProblemKind.RUNTIME
            ? new ProblemException(
                problem.withConfigFile(root.resolve("dbt_project.yml").toString()), e)
            : e;
      }
    }

    private void checkOldPath(Map<String, @Nullable Object> rendered, String old, String current) {
      if (!rendered.containsKey(old)) {
        return;
      }
      if (rendered.containsKey(current)) {
        throw ProblemException.runtime(
            old
                + " and "
                + current
                + " cannot both be defined. The `"
                + old
                + "` config has been deprecated in favor of `"
                + current
                + "`. Please update your `dbt_project.yml` configuration to reflect this change.");
      }
      boolean isSource = old.equals("source-paths");
      String text =
          "The `"
              + old
              + "` config has been renamed to `"
              + current
              + "`. Please update your `dbt_project.yml` configuration to reflect this change.";
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("deprecated_path", old);
      fields.put("exp_path", current);
      events.fire(
          Deprecation.event(
              isSource ? "D003" : "D004",
              isSource ? "ConfigSourcePathDeprecation" : "ConfigDataPathDeprecation",
              text,
              false,
              flags,
              fields));
    }

    private void warnOfPath(Map<String, @Nullable Object> rendered, String key, String usual) {
      if (!rendered.containsKey(key) || usual.equals(rendered.get(key))) {
        return;
      }
      boolean isLog = key.equals("log-path");
      String text =
          "The `"
              + key
              + "` config in `dbt_project.yml` has been deprecated, and will no longer be supported"
              + " in a future version of dbt-core. If you wish to write dbt "
              + (isLog ? "logs" : "artifacts")
              + " to a custom directory, please use the --"
              + key
              + " CLI flag or "
              + (isLog ? "DBT_LOG_PATH" : "DBT_TARGET_PATH")
              + " env var instead.";
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("deprecated_path", key);
      events.fire(
          Deprecation.event(
              isLog ? "D010" : "D011",
              isLog ? "ConfigLogPathDeprecation" : "ConfigTargetPathDeprecation",
              text,
              false,
              flags,
              fields));
    }

    private void warnOfDuplicates(YamlDocument source) {
      String file = root.resolve("dbt_project.yml").toString();
      for (DuplicateKey key : source.duplicateKeys()) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("duplicate_description", key.describe());
        fields.put("file", file);
        events.fire(
            Deprecation.event(
                "D024",
                "DuplicateYAMLKeysDeprecation",
                key.describe() + " in file `" + file + "`",
                true,
                flags,
                fields));
      }
    }
  }

  /** The {@code profile} and {@code name} of a project before rendering, for other loaders. */
  static Map<String, @Nullable Object> rawProject(Path root, YamlFiles files) {
    return ProjectFiles.project(root, files).mapping();
  }

  /** Whether a folder holds a project. */
  public static boolean isProject(Path folder) {
    return Files.exists(folder.resolve("dbt_project.yml"));
  }
}
