package dev.percolate.adapters.duckdb.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** The only place that opens connections, so that the native library loads no earlier. */
final class DuckDbDriver {
  private DuckDbDriver() {}

  static Connection open(String path, Properties config) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + path, config);
    if (connection == null) {
      throw new SQLException("DuckDB does not know the path " + path);
    }
    return connection;
  }

  static Connection duplicate(Connection connection) throws SQLException {
    return connection.unwrap(DuckDBConnection.class).duplicate();
  }
}
