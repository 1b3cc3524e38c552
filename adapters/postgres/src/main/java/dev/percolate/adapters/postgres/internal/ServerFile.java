package dev.percolate.adapters.postgres.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The socket file of a server on this machine: a host that is a folder, or none at all. */
final class ServerFile {
  private static final Path USUAL = Path.of("/var/run/postgresql");
  private static final Path OTHER = Path.of("/tmp");

  private ServerFile() {}

  /** The file, which may be absent; null when the profile names a host of the network. */
  static @Nullable Path of(PostgresCredentials credentials) {
    String host = credentials.host();
    String name = ".s.PGSQL." + credentials.port();
    if (host.isEmpty()) {
      Path other = OTHER.resolve(name);
      return !Files.isDirectory(USUAL) || Files.exists(other) ? other : USUAL.resolve(name);
    }
    return host.startsWith("/") ? Path.of(host).resolve(name) : null;
  }
}
