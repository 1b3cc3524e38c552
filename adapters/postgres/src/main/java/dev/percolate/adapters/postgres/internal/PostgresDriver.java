package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Session;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
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

  private PostgresDriver() {}

  static Session open(PostgresCredentials credentials) {
    String host = credentials.host();
    if (host.startsWith("/")) {
      throw ProblemException.of(
          ProblemKind.DATABASE, "Unix-domain sockets are not supported by Percolate: " + host);
    }
    String url =
        "jdbc:postgresql://"
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + ":"
            + credentials.port()
            + "/"
            + URLEncoder.encode(credentials.database(), StandardCharsets.UTF_8);
    try {
      Connection connection = new Driver().connect(url, properties(credentials));
      if (connection == null) {
        throw new SQLException("the driver does not know the host " + host);
      }
      PostgresSession session =
          new PostgresSession(connection.unwrap(BaseConnection.class), credentials.autocommits());
      prepare(session, credentials);
      return session;
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of(ProblemKind.DATABASE, refusal(e, credentials).strip()), e);
    }
  }

  private static void prepare(PostgresSession session, PostgresCredentials credentials) {
    try {
      session.prepare(OWN_TIME_ZONE);
      String role = credentials.role();
      if (role != null && !role.isEmpty()) {
        session.prepare("set role " + role);
      }
    } catch (ProblemException e) {
      session.close();
      throw e;
    }
  }

  private static Properties properties(PostgresCredentials credentials) {
    Properties properties = new Properties();
    properties.setProperty("user", credentials.user());
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
    set(properties, "sslmode", credentials.sslmode());
    set(properties, "sslcert", credentials.sslcert());
    set(properties, "sslkey", credentials.sslkey());
    set(properties, "sslrootcert", credentials.sslrootcert());
    return properties;
  }

  private static void set(Properties properties, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.setProperty(key, value);
    }
  }

  /** Why no connection came about, in the words of PostgreSQL's client library. */
  private static String refusal(SQLException failure, PostgresCredentials credentials) {
    String server =
        "connection to server at \""
            + credentials.host()
            + "\", port "
            + credentials.port()
            + " failed: ";
    if (failure.getCause() instanceof ConnectException) {
      return server
          + "Connection refused\n\tIs the server running on that host and accepting TCP/IP"
          + " connections?";
    }
    return server + ServerMessage.withSeverity(failure);
  }
}
