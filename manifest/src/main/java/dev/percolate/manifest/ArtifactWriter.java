package dev.percolate.manifest;

import dev.percolate.manifest.internal.ByteBlocks;
import dev.percolate.manifest.internal.JsonSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes artifacts under {@code target/}: first to a temporary file, then moved into place. */
public final class ArtifactWriter {
  private ArtifactWriter() {}

  /** Writes any artifact on one line. */
  public static void write(Path file, Part artifact) {
    write(file, artifact, Map.of(), UnknownFields.NONE, 0);
  }

  /** Writes any artifact with {@code indent} spaces per level. */
  public static void writeIndented(Path file, Part artifact, int indent) {
    write(file, artifact, Map.of(), UnknownFields.NONE, indent);
  }

  /**
   * Writes manifest.json.
   *
   * @param compiled what compiling added, by unique id
   */
  public static void writeManifest(
      Path file, Manifest manifest, Map<String, CompiledNode> compiled) {
    write(file, manifest, compiled, UnknownFields.NONE, 0);
  }

  /** Writes a manifest that was read, with every field it was read with. */
  public static void writeManifest(Path file, ManifestReader.StoredManifest stored) {
    write(file, stored.manifest(), stored.compiled(), stored.unknown(), 0);
  }

  /** The JSON of an artifact, a resource or any other value on one line. */
  public static byte[] json(Object value) {
    return json(value, Map.of());
  }

  /**
   * The JSON of a node on one line.
   *
   * @param compiled what compiling added, by unique id
   */
  public static byte[] json(Object value, Map<String, CompiledNode> compiled) {
    ByteBlocks out = new ByteBlocks();
    write(value, new JsonSink(out, compiled, UnknownFields.NONE, 0));
    return out.from(0).slice();
  }

  /**
   * The JSON of an artifact without its first bytes.
   *
   * @param entries is told where the entries of its dictionaries lie, from its very beginning
   */
  public static Bytes json(Part artifact, int skipped, EntryPlaces entries) {
    ByteBlocks out = new ByteBlocks();
    write(artifact, new JsonSink(out, entries));
    return out.from(skipped);
  }

  private static void write(Object value, JsonSink sink) {
    try {
      sink.start().value(value);
      sink.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the bytes of a finished file, piece after piece. */
  public static void writeBytes(Path file, List<Bytes> pieces) {
    replace(
        file,
        out -> {
          for (Bytes piece : pieces) {
            piece.writeTo(out);
          }
        });
  }

  /** Writes a text such as a page beside the artifacts. */
  public static void writeText(Path file, String text) {
    replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void write(
      Path file,
      Part artifact,
      Map<String, CompiledNode> compiled,
      UnknownFields unknown,
      int indent) {
    replace(
        file,
        out -> {
          JsonSink sink = new JsonSink(out, compiled, unknown, indent);
          sink.start().value(artifact);
          sink.flush();
        });
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Leaves either the whole new file or the old one, and nothing beside it. */
  private static void replace(Path file, Content content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream out = Files.newOutputStream(temporary)) {
        content.writeTo(out);
      } catch (UncheckedIOException e) {
        delete(temporary, e);
        throw e.getCause();
      } catch (IOException e) {
        delete(temporary, e);
        throw e;
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
      named.initCause(e);
      throw new UncheckedIOException(named);
    }
  }

  private static void delete(Path temporary, Exception reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
