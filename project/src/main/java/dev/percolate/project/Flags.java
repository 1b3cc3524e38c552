package dev.percolate.project;

import java.nio.file.Path;
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
  private final Map<String, @Nullable Object> values;
  private final Set<String> setByUser;

  Flags(Map<String, @Nullable Object> values, Set<String> setByUser) {
    this.values = Collections.unmodifiableMap(values);
    this.setByUser = setByUser;
  }

  /**
   * Merges every source.
   *
   * @throws dev.percolate.diagnostics.ProblemException of kind USAGE for values that cannot be
   */
  public static Flags resolve(FlagSources sources) {
    return new Flags(new LinkedHashMap<>(sources.cli()), Set.copyOf(sources.cli().keySet()));
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
    return Path.of(String.valueOf(get("project_dir")));
  }

  /** {@code --profiles-dir}, absolute. */
  public Path profilesDir() {
    return Path.of(String.valueOf(get("profiles_dir")));
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
