package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one invocation after command line, environment, project and user settings were
 * merged. Immutable.
 */
public final class Flags {
  private static final List<String> DEFAULT_FALSE =
      List.of(
          "debug",
          "full_refresh",
          "fail_fast",
          "warn_error",
          "single_threaded",
          "log_cache_events",
          "store_failures",
          "use_experimental_parser");

  private static final List<String> SHOWN =
      List.of(
          "use_experimental_parser",
          "static_parser",
          "warn_error",
          "warn_error_options",
          "write_json",
          "partial_parse",
          "use_colors",
          "profiles_dir",
          "debug",
          "log_format",
          "version_check",
          "fail_fast",
          "send_anonymous_usage_stats",
          "printer_width",
          "indirect_selection",
          "log_cache_events",
          "quiet",
          "no_print",
          "cache_selected_only",
          "introspect",
          "target_path",
          "log_path",
          "invocation_command",
          "empty",
          "maximum_seed_size_mib",
          "hints_enabled",
          "full_refresh",
          "store_failures",
          "which",
          "require_sql_header_in_test_configs");

  private final Map<String, @Nullable Object> values;
  private final Set<String> setByUser;
  private final ProjectDirectories directories;
  private final List<Event> deprecations;
  private final Map<String, @Nullable Object> project;

  Flags(
      Map<String, @Nullable Object> values,
      Set<String> setByUser,
      ProjectDirectories directories,
      List<Event> deprecations,
      Map<String, @Nullable Object> project) {
    this.values = Collections.unmodifiableMap(values);
    this.setByUser = setByUser;
    this.directories = directories;
    this.deprecations = List.copyOf(deprecations);
    this.project = project;
  }

  /**
   * Merges every source.
   *
   * @throws dev.percolate.diagnostics.ProblemException of kind USAGE for values that cannot be, of
   *     kind PLAIN for options that do not go together
   */
  public static Flags resolve(FlagSources sources) {
    return new FlagResolver(sources).resolve();
  }

  /** Whether a command takes an option of this name: dbt's, with underscores. */
  public static boolean isOption(String name) {
    return FlagSpec.all().stream()
        .anyMatch(flag -> flag.name().equals(name) && flag.scope() != FlagSpec.Scope.PROJECT_ONLY);
  }

  /** The value of a flag by its name in any case; null when it is unset or unknown. */
  public @Nullable Object get(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a flag exists, in any case. */
  public boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Every flag by lower-case name. */
  public Map<String, @Nullable Object> all() {
    return values;
  }

  /** Whether the user gave this flag, anywhere. */
  public boolean isSetByUser(String name) {
    return setByUser.contains(name);
  }

  /** Whether a boolean flag is on; unset counts as off. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /** A text flag, or null. */
  public @Nullable String text(String name) {
    Object value = get(name);
    return value == null ? null : value.toString();
  }

  /** A list of texts; empty when unset. */
  public List<String> list(String name) {
    return get(name) instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A mapping such as {@code vars}; empty when unset. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> mapping(String name) {
    return get(name) instanceof Map<?, ?> found
        ? (Map<String, @Nullable Object>) found
        : new LinkedHashMap<>();
  }

  /** A whole number, or the fallback when unset. */
  public long number(String name, long fallback) {
    return get(name) instanceof Number found ? found.longValue() : fallback;
  }

  /** Where the invocation looks for files by default. */
  public ProjectDirectories directories() {
    return directories;
  }

  /** A flag of an adapter: what {@code flags:} of the project says, else false. */
  public boolean ofAdapter(String name) {
    return Boolean.TRUE.equals(project.get(name));
  }

  /** The same flags with a warning that comes before the others. */
  public Flags warning(Event deprecation) {
    List<Event> all = new ArrayList<>();
    all.add(deprecation);
    all.addAll(deprecations);
    return new Flags(values, setByUser, directories, all, project);
  }

  /** Warnings about renamed variables, to be fired once events can be. */
  public List<Event> deprecations() {
    return deprecations;
  }

  /** The {@code args} of run_results.json and of events: what is set, in dbt's selection. */
  public Map<String, @Nullable Object> artifactArgs() {
    Map<String, @Nullable Object> args = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      Object value = entry.getValue();
      boolean isLeftOut =
          value == null
              || entry.getKey().equals("require_event_names_in_deprecations")
              || (Boolean.FALSE.equals(value) && DEFAULT_FALSE.contains(entry.getKey()));
      if (!isLeftOut) {
        args.put(entry.getKey(), value);
      }
    }
    return args;
  }

  /** The {@code flags} object of templates: the names dbt shows, in upper case. */
  public Map<String, @Nullable Object> templateView() {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    for (String name : SHOWN) {
      view.put(name.toUpperCase(Locale.ROOT), get(name));
    }
    return view;
  }

  /** dbt's {@code WHICH}: the command. */
  public String which() {
    return String.valueOf(get("which"));
  }

  /** {@code --vars}. */
  public Map<String, @Nullable Object> vars() {
    return mapping("vars");
  }

  /** {@code --project-dir}, absolute. */
  public Path projectDir() {
    return directories.resolve(String.valueOf(get("project_dir")));
  }

  /** {@code --profiles-dir}, absolute. */
  public Path profilesDir() {
    return directories.resolve(String.valueOf(get("profiles_dir")));
  }

  public boolean fullRefresh() {
    return is("full_refresh");
  }

  public boolean failFast() {
    return is("fail_fast");
  }

  public boolean versionCheck() {
    return is("version_check");
  }

  public boolean partialParse() {
    return is("partial_parse");
  }

  public boolean storeFailures() {
    return is("store_failures");
  }

  public boolean isEmpty() {
    return is("empty");
  }

  /** Whether commands may ask the warehouse while compiling. */
  public boolean introspect() {
    return !Boolean.FALSE.equals(get("introspect"));
  }

  public boolean writeJson() {
    return is("write_json");
  }

  /** Seeds above this many MiB are not hashed; 0 for no limit. */
  public long maximumSeedSizeMib() {
    return number("maximum_seed_size_mib", 1);
  }

  /** The behaviour flag that lets names end in {@code .j2}, {@code .jinja} or {@code .jinja2}. */
  public boolean allowJinjaFileExtensions() {
    return is("allow_jinja_file_extensions");
  }
}
