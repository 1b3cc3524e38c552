package dev.percolate.project;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked and rendered {@code dbt_project.yml} with the files beside it.
 *
 * @param name the project's name
 * @param version its text, or null
 * @param configVersion {@code config-version}, 2 unless set
 * @param root absolute folder of the project
 * @param profileName rendered {@code profile}, or null
 * @param paths every folder setting
 * @param configs hierarchical configuration, rendered
 * @param unrenderedConfigs the same before rendering
 * @param quoting {@code quoting:} as written
 * @param dispatch macro dispatch overrides
 * @param vars {@code vars:} of this project (from vars.yml when it has any), never rendered
 * @param varsFromFile {@code vars:} of vars.yml alone
 * @param onRunStart hooks, not rendered
 * @param onRunEnd hooks, not rendered
 * @param queryComment comment for every query
 * @param requireDbtVersion version specifiers as dbt writes them, such as {@code >=1.0.0}
 * @param restrictAccess whether protected models are closed to other packages
 * @param dbtCloud {@code dbt-cloud:} or null
 * @param flags {@code flags:} as written
 * @param packages what packages.yml or dependencies.yml asks for
 * @param packagesFile which of the two files it was
 * @param selectors selectors.yml
 * @param envReads variables read while rendering
 * @param contents the stripped text of dbt_project.yml
 * @param source the parsed dbt_project.yml with its positions
 */
public record ProjectConfig(
    String name,
    @Nullable String version,
    long configVersion,
    Path root,
    @Nullable String profileName,
    ProjectPaths paths,
    ConfigTree configs,
    ConfigTree unrenderedConfigs,
    Map<String, @Nullable Object> quoting,
    List<Dispatch> dispatch,
    Map<String, @Nullable Object> vars,
    Map<String, @Nullable Object> varsFromFile,
    List<String> onRunStart,
    List<String> onRunEnd,
    QueryComment queryComment,
    List<String> requireDbtVersion,
    boolean restrictAccess,
    @Nullable Map<String, @Nullable Object> dbtCloud,
    Map<String, @Nullable Object> flags,
    List<PackageSpec> packages,
    String packagesFile,
    SelectorDefinitions selectors,
    Map<String, String> envReads,
    String contents,
    YamlDocument source) {

  public ProjectConfig {
    quoting = Collections.unmodifiableMap(new LinkedHashMap<>(quoting));
    dispatch = List.copyOf(dispatch);
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    varsFromFile = Collections.unmodifiableMap(new LinkedHashMap<>(varsFromFile));
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    requireDbtVersion = List.copyOf(requireDbtVersion);
    flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    packages = List.copyOf(packages);
    envReads = Collections.unmodifiableMap(new LinkedHashMap<>(envReads));
  }

  /** The same project with another quoting: packages take the root's. */
  public ProjectConfig withQuoting(Map<String, @Nullable Object> newQuoting) {
    return new ProjectConfig(
        name,
        version,
        configVersion,
        root,
        profileName,
        paths,
        configs,
        unrenderedConfigs,
        newQuoting,
        dispatch,
        vars,
        varsFromFile,
        onRunStart,
        onRunEnd,
        queryComment,
        requireDbtVersion,
        restrictAccess,
        dbtCloud,
        flags,
        packages,
        packagesFile,
        selectors,
        envReads,
        contents,
        source);
  }

  /** Absolute folder for artifacts. */
  public Path targetDirectory() {
    return root.resolve(paths.target());
  }

  /** The packages searched for a dispatched namespace, or null when the project does not say. */
  public @Nullable List<String> macroSearchOrder(String macroNamespace) {
    for (Dispatch entry : dispatch) {
      if (entry.macroNamespace().equals(macroNamespace)) {
        return entry.searchOrder();
      }
    }
    return null;
  }
}
