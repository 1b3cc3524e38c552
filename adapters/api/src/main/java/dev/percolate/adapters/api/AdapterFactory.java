package dev.percolate.adapters.api;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Makes adapters of one type. Percolate's own are known by name, others are found by {@link
 * ServiceLoader}, which opens every jar. Neither method opens a connection or loads a driver.
 */
public interface AdapterFactory {
  /** Our own adapters: type and class. */
  Map<String, String> OWN =
      Map.of(
          "duckdb", "dev.percolate.adapters.duckdb.DuckDbAdapterFactory",
          "postgres", "dev.percolate.adapters.postgres.PostgresAdapterFactory");

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
    String own = OWN.get(type);
    if (own != null) {
      try {
        return (AdapterFactory) Class.forName(own).getConstructor().newInstance();
      } catch (ClassNotFoundException e) {
        // left out of a library, or another class loader has it
      } catch (ReflectiveOperationException e) {
        throw new BugException("the factory of " + type + " cannot be made", e);
      }
    }
    for (AdapterFactory factory : ServiceLoader.load(AdapterFactory.class)) {
      if (factory.type().equals(type)) {
        return factory;
      }
    }
    throw ProblemException.runtime("Could not find adapter type " + type + "!");
  }
}
