package dev.percolate.adapters.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix-domain socket in the guise the driver knows. What only TCP has is let pass. */
final class FileSocket extends Socket {
  private final Path file;
  private final SocketChannel channel;
  private final InputStream input;
  private final OutputStream output;

  FileSocket(Path file) throws IOException {
    this.file = file;
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    input = Channels.newInputStream(channel);
    output = Channels.newOutputStream(channel);
  }

  /** The address is the driver's guess; the file is where the server listens. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    channel.connect(UnixDomainSocketAddress.of(file));
  }

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  @Override
  public boolean isConnected() {
    return channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public void setSoTimeout(int timeout) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public boolean getKeepAlive() {
    return false;
  }

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public int getReceiveBufferSize() {
    return 1 << 16;
  }

  @Override
  public int getSendBufferSize() {
    return 1 << 16;
  }
}
