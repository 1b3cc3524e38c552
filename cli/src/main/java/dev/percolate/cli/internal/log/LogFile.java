package dev.percolate.cli.internal.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file dbt.log. Before it would grow beyond its limit it becomes dbt.log.1, that dbt.log.2 and
 * so on to 5. For one thread at a time.
 */
final class LogFile implements AutoCloseable {
  private static final int KEPT = 5;

  private final Path file;
  private final long limit;
  private OutputStream out;
  private long size;

  private LogFile(Path file, long limit, OutputStream out, long size) {
    this.file = file;
    this.limit = limit;
    this.out = out;
    this.size = size;
  }

  /**
   * Opens the file for more lines, making its folder.
   *
   * @param limit bytes; 0 for none
   */
  static LogFile open(Path folder, long limit) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("dbt.log");
    OutputStream out = append(file);
    return new LogFile(file, limit, out, Files.size(file));
  }

  private static OutputStream append(Path file) throws IOException {
    return new java.io.BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 15);
  }

  void write(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (limit > 0 && size > 0 && size + bytes.length >= limit) {
      rotate();
    }
    out.write(bytes);
    size += bytes.length;
  }

  void flush() throws IOException {
    out.flush();
  }

  private void rotate() throws IOException {
    out.close();
    for (int i = KEPT - 1; i >= 0; i--) {
      Path from = i == 0 ? file : file.resolveSibling(file.getFileName() + "." + i);
      if (Files.exists(from)) {
        Files.move(
            from,
            file.resolveSibling(file.getFileName() + "." + (i + 1)),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = append(file);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
