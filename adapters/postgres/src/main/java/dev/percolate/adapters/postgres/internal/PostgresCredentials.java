package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.CredentialFields;
import dev.percolate.adapters.api.Credentials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A profile output of type postgres, checked.
 *
 * @param connectTimeout seconds; 0 waits for ever
 * @param keepalivesIdle seconds; 0 leaves the system's default
 * @param applicationName null or empty when none is told
 * @param retries how often a failed connection is tried again
 */
public record PostgresCredentials(
    String database,
    String schema,
    String host,
    String user,
    long port,
    String password,
    long connectTimeout,
    @Nullable String role,
    @Nullable String searchPath,
    long keepalivesIdle,
    @Nullable String sslmode,
    @Nullable String sslcert,
    @Nullable String sslkey,
    @Nullable String sslrootcert,
    @Nullable String applicationName,
    @Nullable Boolean autocommit,
    long retries)
    implements Credentials {
  private static final Predicate<Object> TEXT = String.class::isInstance;

  /** Checks a profile output. */
  public static PostgresCredentials read(Map<String, ? extends @Nullable Object> output) {
    Map<String, String> aliases = new LinkedHashMap<>();
    aliases.put("dbname", "database");
    aliases.put("pass", "password");
    CredentialFields fields = new CredentialFields(output, aliases);
    PostgresCredentials credentials =
        new PostgresCredentials(
            fields.string("database", ""),
            fields.string("schema", ""),
            fields.string("host", ""),
            fields.string("user", ""),
            // dbt 1.12: the range of a port is declared but not checked
            fields.integer("port", 0),
            fields.string("password", ""),
            fields.integer("connect_timeout", 10),
            (String) fields.optional("role", TEXT),
            (String) fields.optional("search_path", TEXT),
            fields.integer("keepalives_idle", 0),
            (String) fields.optional("sslmode", TEXT),
            (String) fields.optional("sslcert", TEXT),
            (String) fields.optional("sslkey", TEXT),
            (String) fields.optional("sslrootcert", TEXT),
            fields.has("application_name")
                ? (String) fields.optional("application_name", TEXT)
                : "dbt",
            fields.has("autocommit")
                ? (Boolean) fields.optional("autocommit", Boolean.class::isInstance)
                : Boolean.FALSE,
            fields.integer("retries", 1));
    fields.required("database", "schema", "host", "user", "port", "password");
    return credentials;
  }

  @Override
  public String type() {
    return "postgres";
  }

  @Override
  public String uniqueField() {
    return host;
  }

  boolean autocommits() {
    return Boolean.TRUE.equals(autocommit);
  }

  @Override
  public Map<String, @Nullable Object> connectionInfo() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("host", host);
    map.put("port", port);
    map.put("user", user);
    map.put("database", database);
    map.put("schema", schema);
    map.put("connect_timeout", connectTimeout);
    map.put("role", role);
    map.put("search_path", searchPath);
    map.put("keepalives_idle", keepalivesIdle);
    map.put("sslmode", sslmode);
    map.put("sslcert", sslcert);
    map.put("sslkey", sslkey);
    map.put("sslrootcert", sslrootcert);
    map.put("application_name", applicationName);
    map.put("autocommit", autocommit);
    map.put("retries", retries);
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Map<String, @Nullable Object> targetFields() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(connectionInfo());
    map.put("dbname", database);
    return Collections.unmodifiableMap(map);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresCredentials" + connectionInfo();
  }
}
