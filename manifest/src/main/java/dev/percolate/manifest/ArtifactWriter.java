package dev.percolate.manifest;

import dev.percolate.manifest.internal.JsonSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes artifacts under {@code target/}: first to a temporary file, then moved into place. */
public final class ArtifactWriter {
  private ArtifactWriter() {}

  /** Writes any artifact on one line. */
  public static void write(Path file, Part artifact) {
    write(file, artifact, Map.of(), 0);
  }

  /** Writes any artifact with {@code indent} spaces per level. */
  public static void writeIndented(Path file, Part artifact, int indent) {
    write(file, artifact, Map.of(), indent);
  }

  /**
   * Writes manifest.json.
   *
   * @param compiled what compiling added, by unique id
   */
  public static void writeManifest(
      Path file, Manifest manifest, Map<String, CompiledNode> compiled) {
    write(file, manifest, compiled, 0);
  }

  private static void write(
      Path file, Part artifact, Map<String, CompiledNode> compiled, int indent) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out = Files.newOutputStream(temporary)) {
        JsonSink sink = new JsonSink(out, compiled, indent);
        sink.start().value(artifact);
        sink.flush();
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
