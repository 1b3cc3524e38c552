package dev.percolate.project;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment of one invocation: an immutable snapshot.
 *
 * <p>What templates read of it is noted in an {@link EnvReads}, which partial parsing compares.
 */
public final class EnvVars {
  /** Variables with this prefix are allowed only in profiles.yml and packages.yml. */
  public static final String SECRET_PREFIX = "DBT_ENV_SECRET";

  private static final String CUSTOM_PREFIX = "DBT_ENV_CUSTOM_ENV_";
  private static final String PLAIN = "DBT_";
  private static final String ENGINE = "DBT_ENGINE_";

  private final Map<String, String> values;

  private EnvVars(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** A snapshot of the given variables. */
  public static EnvVars of(Map<String, String> values) {
    return new EnvVars(values);
  }

  /** The value of a variable, or null when it is not set. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** Whether a variable is set, possibly to an empty text. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value a template may see. */
  public @Nullable String visible(String name) {
    // dbt 1.12: means to hide DBT_ENV_PRIVATE*, but shows them all the same.
    return values.get(name);
  }

  /** All variables, sorted by name. */
  public Map<String, String> all() {
    return values;
  }

  /** The values of secret variables that are not blank, to be hidden in output. */
  public java.util.List<String> secrets() {
    java.util.List<String> found = new java.util.ArrayList<>();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (entry.getKey().startsWith(SECRET_PREFIX) && !entry.getValue().isBlank()) {
        found.add(entry.getValue());
      }
    }
    return found;
  }

  /** {@code DBT_ENV_CUSTOM_ENV_*} without the prefix: the artifacts' {@code metadata.env}. */
  public Map<String, String> custom() {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (entry.getKey().startsWith(CUSTOM_PREFIX)) {
        found.put(entry.getKey().substring(CUSTOM_PREFIX.length()), entry.getValue());
      }
    }
    return found;
  }

  /** This environment with variables added that it does not have yet, such as those of .env. */
  public EnvVars withDefaults(Map<String, String> defaults) {
    Map<String, String> merged = new TreeMap<>(defaults);
    merged.putAll(values);
    return new EnvVars(merged);
  }

  /**
   * This environment with each known option readable under both its names, {@code DBT_X} and {@code
   * DBT_ENGINE_X}.
   */
  public EnvVars withEngineNames() {
    Map<String, String> merged = new TreeMap<>(values);
    for (FlagSpec spec : FlagSpec.all()) {
      if (spec.env() == null || spec.engineOnly()) {
        continue;
      }
      String plain = PLAIN + spec.env();
      String engine = ENGINE + spec.env();
      if (values.containsKey(engine)) {
        merged.put(plain, values.get(engine));
      } else if (values.containsKey(plain)) {
        merged.put(engine, values.get(plain));
      }
    }
    return new EnvVars(merged);
  }
}
