package dev.percolate.runner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.runner.internal.DocsPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The command {@code docs serve}: gives the files of the target folder to browsers. */
public final class DocsServer implements AutoCloseable {
  private final Path folder;
  private final HttpServer server;

  private DocsServer(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts to serve a folder, with the documentation's page put into it.
   *
   * @param port 0 for any that is free
   */
  public static DocsServer start(Path folder, String host, int port) {
    if (!Files.isDirectory(folder)) {
      throw ProblemException.runtime(
          "There is no folder " + folder + ". Run 'docs generate' to make the documentation.");
    }
    ArtifactWriter.writeText(folder.resolve("index.html"), DocsPage.text());
    try {
      Path real = folder.toRealPath();
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      DocsServer started = new DocsServer(real, server);
      server.createContext("/", started::answer);
      server.start();
      return started;
    } catch (IOException e) {
      throw ProblemException.runtime(
          "Cannot serve at " + host + ":" + port + ": " + e.getMessage());
    }
  }

  /** The port in use. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Path file = file(exchange.getRequestURI().getPath());
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", type(file.toString()));
      exchange.getResponseHeaders().add("Cache-Control", "no-cache");
      if (method.equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      long size = Files.size(file);
      exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
      Files.copy(file, exchange.getResponseBody());
    }
  }

  /** The file of an address, or null: only what lies in the folder, links resolved. */
  private @Nullable Path file(String path) throws IOException {
    try {
      Path file = folder.resolve(path.substring(1)).normalize();
      if (file.equals(folder)) {
        file = folder.resolve("index.html");
      }
      boolean isServed = Files.isRegularFile(file) && file.toRealPath().startsWith(folder);
      return isServed ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "json" -> "application/json";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "sql", "md", "txt", "yml", "csv" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
