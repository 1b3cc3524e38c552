package dev.percolate.adapters.postgres.internal;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Why no connection came about, in the words of PostgreSQL's client library. */
final class Refusal {
  private Refusal() {}

  static String text(SQLException failure, PostgresCredentials credentials) {
    Path file = ServerFile.of(credentials);
    if (file != null) {
      return "connection to server on socket \""
          + file
          + "\" failed: "
          + (failure.getCause() instanceof SocketException
              ? (Files.exists(file) ? "Connection refused" : "No such file or directory")
                  + "\n\tIs the server running locally and accepting connections on that socket?"
              : reason(failure));
    }
    if (failure.getCause() instanceof UnknownHostException) {
      return "could not translate host name \""
          + credentials.host()
          + "\" to address: Name or service not known";
    }
    return "connection to server at \""
        + credentials.host()
        + "\""
        + address(credentials.host())
        + ", port "
        + credentials.port()
        + " failed: "
        + reason(failure);
  }

  private static String reason(SQLException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ConnectException) {
      return "Connection refused\n\tIs the server running on that host and accepting TCP/IP"
          + " connections?";
    }
    if (cause instanceof SocketTimeoutException) {
      return "timeout expired";
    }
    if (failure instanceof PSQLException e
        && e.getServerErrorMessage() == null
        && String.valueOf(e.getMessage()).contains("does not support SSL")) {
      return "server does not support SSL, but SSL was required";
    }
    return ServerMessage.withSeverity(failure).strip();
  }

  /** The address of a host that is given by its name. */
  private static String address(String host) {
    String found = resolved(host);
    return found == null || found.equals(host) || host.indexOf(':') >= 0 ? "" : " (" + found + ")";
  }

  private static @Nullable String resolved(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
