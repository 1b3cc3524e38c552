package dev.percolate.adapters.postgres.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets the driver cannot make: on a file, or with a chosen idle time before the system asks
 * whether the server still lives. The driver makes an instance by the class's name.
 */
public final class ServerSockets extends SocketFactory {
  private static final String FILE = "file:";

  private final String argument;

  /** Takes {@link #onFile}'s or {@link #withIdleTime}'s text, the driver's socketFactoryArg. */
  public ServerSockets(String argument) {
    this.argument = argument;
  }

  static String onFile(Path file) {
    return FILE + file;
  }

  static String withIdleTime(long seconds) {
    return Long.toString(seconds);
  }

  @Override
  public Socket createSocket() throws IOException {
    if (argument.startsWith(FILE)) {
      return new FileSocket(Path.of(argument.substring(FILE.length())));
    }
    return new Socket() {
      @Override
      public void setKeepAlive(boolean on) throws java.net.SocketException {
        super.setKeepAlive(on);
        try {
          setOption(ExtendedSocketOptions.TCP_KEEPIDLE, Integer.parseInt(argument));
        } catch (IOException | UnsupportedOperationException e) {
          throw (java.net.SocketException)
              new java.net.SocketException("keepalives_idle: " + e.getMessage()).initCause(e);
        }
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }
}
