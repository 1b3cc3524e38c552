package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Session;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;

/** The only place that opens connections, so that the driver loads no earlier. */
final class PostgresDriver {
  /**
   * The driver tells the server this machine's time zone, which dbt's does not. The server's own is
   * what is set for the role or the database, else what its configuration says for its log too.
   */
  private static final String OWN_TIME_ZONE =
      "select set_config('TimeZone', coalesce((select substr(entry, 10) from pg_db_role_setting s,"
          + " unnest(s.setconfig) entry where entry ilike 'timezone=%' and s.setdatabase in (0,"
          + " (select oid from pg_database where datname = current_database())) and s.setrole in"
          + " (0, (select oid from pg_roles where rolname = session_user)) order by s.setrole desc,"
          + " s.setdatabase desc limit 1), current_setting('log_timezone')), false)";

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private PostgresDriver() {}

  static Session open(PostgresCredentials credentials) {
    PostgresSession session = connect(credentials);
    try {
      session.prepare(OWN_TIME_ZONE);
      String role = credentials.role();
      if (role != null && !role.isEmpty()) {
        // dbt 1.12: the role is set in the first transaction, so a rollback of that takes it back
        session.execute("set role " + role, null);
      }
      return session;
    } catch (ProblemException e) {
      session.close();
      throw e;
    }
  }

  private static PostgresSession connect(PostgresCredentials credentials) {
    String mode = credentials.sslmode();
    if (mode != null && !mode.isEmpty() && !SSL_MODES.contains(mode)) {
      throw ProblemException.of(ProblemKind.DATABASE, "invalid sslmode value: \"" + mode + "\"");
    }
    try {
      Connection connection = new Driver().connect(url(credentials), properties(credentials));
      if (connection == null) {
        throw new SQLException("the driver does not know the host " + credentials.host());
      }
      return new PostgresSession(
          connection.unwrap(BaseConnection.class),
          credentials.autocommits(),
          process -> terminate(credentials, process));
    } catch (SQLException e) {
      throw new ProblemException(Problem.of(ProblemKind.DATABASE, Refusal.text(e, credentials)), e);
    }
  }

  /** Ends a session of ours at the server, as dbt does when it cancels: by another one. */
  private static void terminate(PostgresCredentials credentials, int process) {
    PostgresSession other = connect(credentials);
    try {
      other.prepare("select pg_terminate_backend(" + process + ")");
    } finally {
      other.close();
    }
  }

  private static String url(PostgresCredentials credentials) {
    String host = ServerFile.of(credentials) == null ? credentials.host() : "localhost";
    return "jdbc:postgresql://"
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + credentials.port()
        + "/"
        + URLEncoder.encode(credentials.database(), StandardCharsets.UTF_8);
  }

  private static Properties properties(PostgresCredentials credentials) {
    Properties properties = new Properties();
    properties.setProperty("user", user(credentials));
    properties.setProperty("password", credentials.password());
    properties.setProperty("connectTimeout", String.valueOf(credentials.connectTimeout()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("preferQueryMode", "simple");
    String application = credentials.applicationName();
    properties.setProperty("ApplicationName", application == null ? "" : application);
    String path = credentials.searchPath();
    if (path != null && !path.isEmpty()) {
      properties.setProperty("options", "-c search_path=" + path.replace(" ", "\\ "));
    }
    Path file = ServerFile.of(credentials);
    if (file != null) {
      // a file needs no encryption, whatever the profile says, as in PostgreSQL's own client
      properties.setProperty("sslmode", "disable");
      properties.setProperty("gssEncMode", "disable");
      properties.setProperty("socketFactory", ServerSockets.class.getName());
      properties.setProperty("socketFactoryArg", ServerSockets.onFile(file));
      return properties;
    }
    if (credentials.keepalivesIdle() > 0) {
      properties.setProperty("socketFactory", ServerSockets.class.getName());
      properties.setProperty(
          "socketFactoryArg", ServerSockets.withIdleTime(credentials.keepalivesIdle()));
    }
    set(properties, "sslmode", credentials.sslmode());
    set(properties, "sslcert", credentials.sslcert());
    set(properties, "sslkey", credentials.sslkey());
    set(properties, "sslrootcert", credentials.sslrootcert());
    return properties;
  }

  /** Without a name, the account's, as in PostgreSQL's own client. */
  private static String user(PostgresCredentials credentials) {
    return credentials.user().isEmpty() ? System.getProperty("user.name") : credentials.user();
  }

  private static void set(Properties properties, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.setProperty(key, value);
    }
  }
}
