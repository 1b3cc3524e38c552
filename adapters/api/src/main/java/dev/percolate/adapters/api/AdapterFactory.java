package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Makes adapters of one type; found by {@link ServiceLoader}. Neither method opens a connection or
 * loads a driver.
 */
public interface AdapterFactory {
  /** The value of {@code type} in a profile, such as {@code duckdb}. */
  String type();

  /** The version of dbt's adapter that this one follows. */
  String dbtVersion();

  /**
   * Validates one output of a profile.
   *
   * @param output the rendered output, {@code type} and {@code threads} included or not
   * @throws ProblemException whose {@link dev.percolate.diagnostics.Problem#describe()} follows
   *     {@code Credentials in profile "x", target "y" invalid: } in dbt's message
   */
  Credentials credentials(Map<String, ? extends @Nullable Object> output);

  /** An adapter for credentials made by this factory. */
  Adapter create(Credentials credentials, AdapterSettings settings);

  /**
   * The factory of that type.
   *
   * @throws ProblemException with dbt's message when there is none
   */
  static AdapterFactory named(String type) {
    for (AdapterFactory factory : ServiceLoader.load(AdapterFactory.class)) {
      if (factory.type().equals(type)) {
        return factory;
      }
    }
    throw ProblemException.runtime("Could not find adapter type " + type + "!");
  }
}
