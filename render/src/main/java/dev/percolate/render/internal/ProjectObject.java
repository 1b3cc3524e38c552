package dev.percolate.render.internal;

import dev.percolate.adapters.api.Policy;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.project.ConfigTree;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.ProjectPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's project configuration, which macros reach as {@code builtins.ref.config}. */
record ProjectObject(Shared shared, ProjectConfig project) implements PyObject {

  static ProjectObject root(Shared shared) {
    return new ProjectObject(shared, shared.invocation().packages().root());
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "project_name" -> project.name();
      case "version" -> project.version();
      case "config_version" -> project.configVersion();
      case "project_root" -> project.root().toString();
      case "profile_name" -> shared.invocation().profile().profileName();
      case "target_name" -> shared.invocation().profile().targetName();
      case "threads" -> (long) shared.invocation().profile().threads();
      case "target_path" -> project.paths().target();
      case "packages_install_path" -> project.paths().packagesInstall();
      case "on_run_start" -> new ArrayList<Object>(project.onRunStart());
      case "on_run_end" -> new ArrayList<Object>(project.onRunEnd());
      case "cli_vars" -> new LinkedHashMap<>(shared.invocation().vars().cliVars());
      case "vars" -> new VarsObject(project.vars());
      case "quoting" -> quoting();
      case "dependencies" -> dependencies();
      case "args" -> new ArgsObject(shared);
      case "credentials" -> new CredentialsObject(shared);
      case "vars_from_file" -> new LinkedHashMap<>(project.varsFromFile());
      case "flags" -> new LinkedHashMap<>(project.flags());
      case "dbt_cloud" -> project.dbtCloud();
      case "restrict_access" -> project.restrictAccess();
      case "packages_specified_path" -> project.packagesFile();
      case "project_target_path" -> project.root().resolve(project.paths().target()).toString();
      case "load_dependencies" -> Function.of(name, _ -> dependencies());
      case "to_target_dict" -> Function.of(name, _ -> shared.invocation().target());
      default -> path(name);
    };
  }

  private @Nullable Object path(String name) {
    ProjectPaths paths = project.paths();
    @Nullable List<String> found =
        switch (name) {
          case "model_paths" -> paths.models();
          case "seed_paths" -> paths.seeds();
          case "macro_paths" -> paths.macros();
          case "test_paths" -> paths.tests();
          case "snapshot_paths" -> paths.snapshots();
          case "analysis_paths" -> paths.analyses();
          case "function_paths" -> paths.functions();
          case "docs_paths" -> paths.docs();
          case "asset_paths" -> paths.assets();
          case "osi_paths" -> paths.osi();
          case "clean_targets" -> paths.clean();
          default -> null;
        };
    if (found != null) {
      return new ArrayList<Object>(found);
    }
    return ConfigTree.SECTIONS.contains(name)
        ? ContextDicts.copy(project.configs().section(name))
        : Missing.MISSING;
  }

  private Map<String, @Nullable Object> quoting() {
    Policy policy = shared.adapter().relationClass().quotePolicy().with(project.quoting());
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>(policy.toMap());
    project.quoting().forEach(quoting::putIfAbsent);
    return quoting;
  }

  private Map<String, @Nullable Object> dependencies() {
    Map<String, @Nullable Object> projects = new LinkedHashMap<>();
    shared
        .invocation()
        .packages()
        .projects()
        .forEach((name, one) -> projects.put(name, new ProjectObject(shared, one)));
    return projects;
  }

  @Override
  public boolean isHashable() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.config.runtime.RuntimeConfig";
  }

  /** The project's variables as written. */
  private record VarsObject(Map<String, @Nullable Object> vars) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "vars" -> new LinkedHashMap<>(vars);
        case "to_dict" -> Function.of(name, _ -> new LinkedHashMap<>(vars));
        default -> Missing.MISSING;
      };
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt.config.project.VarProvider";
    }
  }

  /** The command's options, in either case. */
  private record ArgsObject(Shared shared) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return shared.invocation().flags().has(name)
          ? shared.invocation().flags().get(name)
          : Missing.MISSING;
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt.cli.flags.Flags";
    }
  }

  /** The connection's fields that dbt shows. */
  private record CredentialsObject(Shared shared) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "type" -> shared.adapter().type();
        case "database" -> shared.adapter().credentials().database();
        case "schema" -> shared.adapter().credentials().schema();
        default -> {
          Map<String, @Nullable Object> shown = shared.adapter().credentials().connectionInfo();
          yield shown.containsKey(name) ? shown.get(name) : Missing.MISSING;
        }
      };
    }

    @Override
    public String qualifiedTypeName() {
      return shared.adapter().type().equals("duckdb")
          ? "dbt.adapters.duckdb.credentials.DuckDBCredentials"
          : "dbt.adapters.postgres.connections.PostgresCredentials";
    }
  }
}
