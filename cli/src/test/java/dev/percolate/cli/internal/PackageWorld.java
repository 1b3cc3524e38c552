package dev.percolate.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A folder with projects, archives and git repositories, and a server on this machine for it. */
final class PackageWorld implements AutoCloseable {
  private static final Map<String, String> COMMIT =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "a",
          "GIT_AUTHOR_EMAIL", "a@a",
          "GIT_COMMITTER_NAME", "a",
          "GIT_COMMITTER_EMAIL", "a@a",
          "GIT_AUTHOR_DATE", "2024-01-01T00:00:00+0000",
          "GIT_COMMITTER_DATE", "2024-01-01T00:00:00+0000");

  private final Path folder;
  private final HttpServer server;
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  PackageWorld(Path folder) throws IOException {
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Path folder() {
    return folder;
  }

  String hub() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sends who asks for a path to an address. */
  void redirect(String path, String to) {
    redirects.put(path, to);
  }

  /** What was asked for: host, path, and what the asker said of itself. */
  List<String> seen() {
    return seen;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = folder.resolve("hub" + exchange.getRequestURI().getPath());
    boolean isThere = Files.isRegularFile(file);
    seen.add(
        exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "")
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    String next = redirects.get(exchange.getRequestURI().getPath());
    if (next != null) {
      exchange.getResponseHeaders().add("Location", filled(next));
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    byte[] body = isThere ? Files.readAllBytes(file) : "<!DOCTYPE html>".getBytes(UTF_8);
    exchange.sendResponseHeaders(isThere ? 200 : 404, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String filled(String text) {
    return text.replace("{HUB}", hub()).replace("{TEMP}", folder.toString());
  }

  String plain(String text) {
    return text.replace(hub(), "{HUB}").replace(folder.toString(), "{TEMP}");
  }

  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, filled(text));
  }

  /** Makes everything that a recorded file declares. */
  void build(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    Files.createDirectories(folder.resolve("hub"));
    for (Path child : children(folder.resolve("tars"))) {
      Files.write(folder.resolve("hub/" + child.getFileName() + ".tar.gz"), archive(child));
    }
    for (Path child : children(folder.resolve("repos"))) {
      String[] name = child.getFileName().toString().split("@", -1);
      commit(child, folder.resolve("repos").resolve(name[0]), name[1]);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> stream = Files.list(folder)) {
      return stream.sorted().toList();
    }
  }

  private static byte[] archive(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes);
        Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted().toList()) {
        if (!file.equals(folder)) {
          boolean isFolder = Files.isDirectory(file);
          String name = folder.relativize(file) + (isFolder ? "/" : "");
          TarBytes.entry(
              zipped,
              name,
              isFolder ? '5' : '0',
              "",
              isFolder ? new byte[0] : Files.readAllBytes(file));
        }
      }
      zipped.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static void commit(Path source, Path repository, String tag) throws IOException {
    if (!Files.isDirectory(repository)) {
      Files.createDirectories(repository);
      git(repository, "init", "-b", "main");
    } else {
      git(repository, "rm", "-r", "-q", ".");
    }
    try (Stream<Path> walk = Files.walk(source)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path copy = repository.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    git(repository, "add", "-A");
    git(repository, "commit", "-m", tag);
    git(repository, "tag", tag);
    git(repository, "config", "uploadpack.allowFilter", "true");
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true");
  }

  private static void git(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(COMMIT);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Links and files below a folder, indented; nothing of git's own. */
  List<String> listing(String path) throws IOException {
    List<String> found = new ArrayList<>();
    Path top = folder.resolve(path);
    try (Stream<Path> walk = Files.walk(top)) {
      walk.forEach(
          file -> {
            String name = top.relativize(file).toString();
            try {
              if (Files.isSymbolicLink(file)) {
                found.add("  " + name + " -> " + plain(Files.readSymbolicLink(file).toString()));
              } else if (Files.isRegularFile(file) && !("/" + name).contains("/.git/")) {
                found.add("  " + name);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    found.sort(null);
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
