package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.Session;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The database of a profile: opened at the first session, then shared by all sessions as duplicates
 * of one connection. Safe for use by many threads.
 */
final class DuckDbDatabase implements Session.Opener, AutoCloseable {
  private final DuckDbCredentials credentials;
  private final Path directory;
  private final DuckDbLog log;
  private @Nullable Connection root;
  private int sessions;

  DuckDbDatabase(DuckDbCredentials credentials, Path directory, DuckDbLog log) {
    this.log = log;
    this.credentials = credentials;
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public synchronized Session open() {
    try {
      Connection shared = root;
      if (shared == null) {
        shared = openRoot();
        root = shared;
      }
      Connection own = DuckDbDriver.duplicate(shared);
      try (Statement statement = own.createStatement()) {
        for (Map.Entry<String, @Nullable Object> setting : credentials.settings().entrySet()) {
          statement.execute(
              "SET " + setting.getKey() + " = '" + SqlText.escape(setting.getValue()) + "'");
        }
      } catch (SQLException e) {
        own.close();
        throw e;
      }
      sessions++;
      return new DuckDbSession(
          own,
          new DuckDbSession.Retries(credentials.queryAttempts(), credentials.retryable()),
          log,
          this::sessionClosed);
    } catch (SQLException e) {
      throw notOpened(e);
    }
  }

  synchronized boolean isOpen() {
    return root != null;
  }

  private Connection openRoot() throws SQLException {
    String unsupported = credentials.unsupportedFeature();
    if (unsupported != null) {
      throw ProblemException.runtime(
          "The profile field '"
              + unsupported
              + "' of the duckdb adapter needs Python and is not supported by Percolate");
    }
    Connection connection =
        new DuckDbSession.Retries(credentials.connectAttempts(), credentials.retryable())
            .run(this::connect);
    try (Statement statement = connection.createStatement()) {
      prepare(statement);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection connect() {
    Properties config = new Properties();
    credentials
        .configOptions()
        .forEach((key, value) -> config.setProperty(key.toString(), PythonText.str(value)));
    if (!isHere() && !config.containsKey("file_search_path")) {
      // DuckDB knows only the process's directory; dbt works in the project's.
      config.setProperty("file_search_path", directory.toString());
    }
    try {
      return DuckDbDriver.open(resolve(credentials.path()), config);
    } catch (SQLException e) {
      throw notOpened(e);
    }
  }

  /** dbt 1.12: what fails while the database is opened is told in DuckDB's words alone. */
  private static ProblemException notOpened(SQLException failure) {
    return new ProblemException(
        Problem.of(ProblemKind.PLAIN, String.valueOf(failure.getMessage())), failure);
  }

  private void prepare(Statement statement) throws SQLException {
    for (Object extension : credentials.extensions()) {
      if (extension instanceof Map<?, ?> map) {
        if (!map.containsKey("name") || !map.containsKey("repo")) {
          throw ProblemException.runtime("Failed to parse extension: it needs 'name' and 'repo'");
        }
        statement.execute("install " + map.get("name") + " from " + map.get("repo"));
        statement.execute("load '" + SqlText.escape(map.get("name")) + "'");
      } else {
        statement.execute("install '" + SqlText.escape(extension) + "'");
        statement.execute("load '" + SqlText.escape(extension) + "'");
      }
    }
    for (String secret : credentials.secretStatements()) {
      statement.execute(secret);
    }
    for (Attachment attachment : credentials.attachments()) {
      statement.execute(attachment.sql(resolve(attachment.path())));
    }
    if (credentials.isMotherduck()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS dbt_temp");
    }
  }

  private boolean isHere() {
    return directory.equals(Path.of("").toAbsolutePath().normalize());
  }

  /** A relative file path, made absolute when the process works elsewhere than the project. */
  private String resolve(String path) {
    boolean plain = path.indexOf(':') < 0 && !path.startsWith("/") && !path.startsWith("~");
    return plain && !isHere() ? directory.resolve(path).toString() : path;
  }

  private synchronized void sessionClosed() {
    sessions--;
    if (sessions == 0 && !credentials.keepsOpen()) {
      close();
    }
  }

  /** Closes the database; the file is free once all sessions are closed too. */
  @Override
  public synchronized void close() {
    Connection open = root;
    root = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw new DuckDbDialect().problem(e);
      }
    }
  }
}
