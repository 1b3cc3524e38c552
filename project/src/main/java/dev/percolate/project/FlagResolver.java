package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.FlagSpec.Scope;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges the sources of flags, strongest first, and applies dbt's rules between flags. */
final class FlagResolver {
  private static final Map<String, String> SHORT =
      Map.of("debug", "' / '-d", "fail_fast", "' / '-x", "quiet", "' / '-q");

  private final FlagSources sources;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Set<String> setByUser = new LinkedHashSet<>();
  private final Set<String> set = new LinkedHashSet<>();
  private final List<Event> deprecations = new ArrayList<>();

  FlagResolver(FlagSources sources) {
    this.sources = sources;
  }

  Flags resolve() {
    alwaysThere();
    List<String> ofCommand = FlagSpec.ofCommand(sources.which());
    for (FlagSpec spec : FlagSpec.all()) {
      if (spec.scope() == Scope.PROJECT_ONLY) {
        continue;
      }
      if (spec.scope() != Scope.COMMAND || ofCommand.contains(spec.name())) {
        assign(spec);
      }
    }
    renamed("defer", "DEFER_TO_STATE", false);
    renamed("favor_state", "FAVOR_STATE_MODE", false);
    renamed("print", "NO_PRINT", true);
    renamed("state", "ARTIFACT_STATE_PATH", false);
    sources.cli().forEach(this::fromCli);
    fromProject();
    fromUser();
    values.put("which", sources.which());
    values.put("invocation_command", sources.invocationCommand());
    follow("use_colors", "use_colors_file");
    follow("log_level", "log_level_file");
    follow("log_format", "log_format_file");
    directories();
    if (isTrue(sources.env().get("DO_NOT_TRACK"))) {
      values.put("send_anonymous_usage_stats", false);
    }
    check();
    warnOfForeignVariables();
    Object options = values.get("warn_error_options");
    if (options instanceof Map<?, ?> written) {
      warnOfOldOptionNames(written);
    }
    values.put(
        "warn_error_options",
        WarnErrorOptions.normalize(options instanceof Map<?, ?> map ? map : Map.of()));
    return new Flags(values, setByUser, sources.directories(), deprecations, sources.project());
  }

  private void alwaysThere() {
    values.put("strict_mode", false);
    values.put("full_refresh", false);
    values.put("store_failures", false);
    values.put("introspect", true);
    values.put("state_modified_compare_vars", false);
    values.put("target_path", null);
    values.put("defer_state", null);
  }

  private void assign(FlagSpec spec) {
    Object fallback =
        switch (spec.kind()) {
          case LIST -> new ArrayList<>();
          case YAML -> spec.name().equals("sqlparse") ? sqlparse() : new LinkedHashMap<>();
          default -> spec.defaultValue();
        };
    if (spec.name().equals("args") || spec.name().equals("add_package")) {
      fallback = spec.name().equals("args") ? new LinkedHashMap<>() : null;
    }
    if (spec.name().equals("output")) {
      fallback = output(sources.which());
    }
    values.put(spec.name(), fallback);
    if (spec.env() == null) {
      return;
    }
    String variable = "DBT_ENGINE_" + spec.env();
    String text = sources.env().get(variable);
    if ((text == null || text.isEmpty()) && !spec.engineOnly()) {
      variable = "DBT_" + spec.env();
      text = sources.env().get(variable);
    }
    if (text != null && !text.isEmpty() && !sources.cli().containsKey(spec.name())) {
      put(spec.name(), parsed(spec, text));
    }
  }

  /** What {@code --output} is without being given; null where it names a file. */
  private static @Nullable String output(String which) {
    return switch (which) {
      case "compile", "show" -> "text";
      case "list", "ls" -> "selector";
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> sqlparse() {
    Map<String, @Nullable Object> limits = new LinkedHashMap<>();
    limits.put("MAX_GROUPING_DEPTH", null);
    limits.put("MAX_GROUPING_TOKENS", null);
    return limits;
  }

  private static Object parsed(FlagSpec spec, String text) {
    Object value = spec.parse(text);
    if (value == null) {
      throw ProblemException.of(
          ProblemKind.USAGE,
          "Invalid value for '"
              + spec.option()
              + SHORT.getOrDefault(spec.name(), "")
              + "': "
              + spec.refusal(text));
    }
    return value;
  }

  private void put(String name, @Nullable Object value) {
    values.put(name, value);
    set.add(name);
    setByUser.add(name);
  }

  private void fromCli(String name, @Nullable Object value) {
    put(name, value);
  }

  // dbt 1.12: the old name of a variable wins over the new one and over the command line.
  private void renamed(String name, String oldEnv, boolean isInverted) {
    String variable = "DBT_ENGINE_" + oldEnv;
    String text = sources.env().get(variable);
    if (text == null) {
      variable = "DBT_" + oldEnv;
      text = sources.env().get(variable);
    }
    if (text == null || text.isEmpty()) {
      return;
    }
    for (FlagSpec spec : FlagSpec.all()) {
      if (spec.name().equals(name)) {
        Object value = parsed(spec, text);
        put(name, isInverted ? !Boolean.TRUE.equals(value) : value);
        String current = "DBT_ENGINE_" + spec.env();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("old_name", "DBT_" + oldEnv);
        fields.put("new_name", current);
        warn(
            "D009",
            "EnvironmentVariableRenamed",
            renaming("DBT_" + oldEnv, current),
            false,
            fields);
      }
    }
  }

  private void warn(
      String code,
      String name,
      String description,
      boolean isNamed,
      Map<String, @Nullable Object> fields) {
    Flags known = new Flags(values, Set.of(), sources.directories(), List.of(), Map.of());
    deprecations.add(Deprecation.event(code, name, description, isNamed, known, fields));
  }

  private void warnOfForeignVariables() {
    for (String name : sources.env().all().keySet()) {
      if (!name.startsWith("DBT_ENGINE") || isKnown(name)) {
        continue;
      }
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("env_var", name);
      fields.put("reserved_prefix", "DBT_ENGINE");
      warn(
          "D036",
          "EnvironmentVariableNamespaceDeprecation",
          "Found custom environment variable `"
              + name
              + "` in the environment. The prefix `DBT_ENGINE` is reserved for dbt engine"
              + " environment variables. Custom environment variables with the prefix `DBT_ENGINE`"
              + " may cause collisions and runtime errors.",
          true,
          fields);
    }
  }

  private static boolean isKnown(String variable) {
    if (variable.length() <= "DBT_ENGINE_".length()) {
      return false;
    }
    String name = variable.substring("DBT_ENGINE_".length());
    for (FlagSpec spec : FlagSpec.all()) {
      // dbt 1.12: the limit of seeds may be set so, but is warned about
      if (name.equals(spec.env()) && !name.equals("MAXIMUM_SEED_SIZE_MIB")) {
        return true;
      }
    }
    return switch (name) {
      case "DEFER_TO_STATE",
          "FAVOR_STATE_MODE",
          "NO_PRINT",
          "ARTIFACT_STATE_PATH",
          "INVOCATION_ENV",
          "RECORDED_FILE_PATH",
          "TEST_STATE_MODIFIED",
          "PACKAGE_HUB_URL",
          "DOWNLOAD_DIR",
          "PP_FILE_DIFF_TEST",
          "PP_TEST" ->
          true;
      default -> false;
    };
  }

  private void warnOfOldOptionNames(Map<?, ?> options) {
    boolean hasInclude = options.containsKey("include");
    boolean hasExclude = options.containsKey("exclude");
    if (!hasInclude && !hasExclude) {
      return;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("found_include", hasInclude);
    fields.put("found_exclude", hasExclude);
    String found =
        (hasInclude ? "`include`" : "")
            + (hasInclude && hasExclude ? " and " : "")
            + (hasExclude ? "`exclude`" : "");
    warn(
        "D031",
        "WEOIncludeExcludeDeprecation",
        "Found "
            + found
            + " in `warn_error_options` specification."
            + (hasInclude ? " Please use `error` instead of `include`." : "")
            + (hasExclude ? " Please use `warn` instead of `exclude`." : ""),
        true,
        fields);
  }

  private static String renaming(String oldName, String newName) {
    return "The environment variable `"
        + oldName
        + "` has been renamed as `"
        + newName
        + "`.\nIf `"
        + oldName
        + "` is currently set, its value will be used instead of `"
        + newName
        + "`.\nSet `"
        + newName
        + "` and unset `"
        + oldName
        + "` to avoid this deprecation warning and ensure it works properly in a future release.";
  }

  private void fromProject() {
    Map<String, @Nullable Object> project =
        areValid(sources.project()) ? sources.project() : Map.of();
    for (FlagSpec spec : FlagSpec.all()) {
      if (!spec.inProject()) {
        continue;
      }
      Object value = project.get(spec.name());
      if (spec.scope() == Scope.PROJECT_ONLY) {
        values.put(spec.name(), value == null ? spec.defaultValue() : value);
      } else if (value != null && !set.contains(spec.name())) {
        values.put(spec.name(), value);
        set.add(spec.name());
      }
    }
  }

  // dbt 1.12: one flag of a wrong type makes all flags of the project fall back to defaults.
  private static boolean areValid(Map<String, @Nullable Object> project) {
    for (FlagSpec spec : FlagSpec.all()) {
      Object value = project.get(spec.name());
      if (!spec.inProject() || !project.containsKey(spec.name())) {
        continue;
      }
      boolean fits =
          switch (spec.kind()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Long;
            case WARN_ERROR_OPTIONS -> value instanceof Map;
            default -> value instanceof String;
          };
      boolean isNullAllowed = value == null && spec.scope() != Scope.PROJECT_ONLY;
      if (!fits && !isNullAllowed) {
        return false;
      }
    }
    return true;
  }

  private void fromUser() {
    for (Map.Entry<String, @Nullable Object> entry : sources.user().entrySet()) {
      String name = entry.getKey();
      if (entry.getValue() != null && values.containsKey(name) && !set.contains(name)) {
        values.put(name, entry.getValue());
        set.add(name);
      }
    }
  }

  private void follow(String lead, String follower) {
    if (set.contains(lead) && !set.contains(follower)) {
      values.put(follower, values.get(lead));
    }
  }

  private void directories() {
    ProjectDirectories directories = sources.directories();
    // dbt 1.12: a folder that was given stays as it was written, in messages, artifacts and
    // templates
    values.computeIfAbsent("project_dir", name -> directories.defaultProject().toString());
    values.computeIfAbsent("profiles_dir", name -> directories.defaultProfiles().toString());
    Path projectDir = directories.resolve(String.valueOf(values.get("project_dir")));
    Object log = values.get("log_path");
    if (log == null) {
      values.put("log_path", ProjectFlags.logPath(projectDir, directories.files()).toString());
    } else {
      values.put("log_path", directories.working().resolve(log.toString()).normalize().toString());
    }
  }

  private static boolean isTrue(@Nullable String text) {
    return text != null
        && switch (text.toLowerCase(Locale.ROOT)) {
          case "1", "t", "true", "y", "yes" -> true;
          default -> false;
        };
  }

  private void check() {
    exclusive("warn_error", "warn_error_options");
    exclusive("select", "inline");
    exclusive("selector", "inline");
    Object start = values.get("event_time_start");
    Object end = values.get("event_time_end");
    if (start == null && end == null) {
      return;
    }
    if (start == null || end == null) {
      String given = start == null ? "--event-time-end" : "--event-time-start";
      String missing = start == null ? "--event-time-start" : "--event-time-end";
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "The flag `"
              + given
              + "` was specified, but `"
              + missing
              + "` was not. When specifying `"
              + given
              + "`, `"
              + missing
              + "` must also be present.");
    }
    if (start instanceof LocalDateTime from
        && end instanceof LocalDateTime to
        && !from.isBefore(to)) {
      throw ProblemException.of(
          ProblemKind.PLAIN, "Value for `--event-time-start` must be less than `--event-time-end`");
    }
  }

  private void exclusive(String first, String second) {
    if (set.contains(first) && set.contains(second)) {
      throw ProblemException.of(ProblemKind.PLAIN, second + ": not allowed with argument " + first);
    }
  }
}
