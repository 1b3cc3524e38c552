package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.parser.SavedArtifacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The file in the target folder that holds a {@link SavedParse}: a word, a checksum of all that
 * follows, the lengths of its parts, and these. It is written under a name of its own and then
 * moved, so that invocations that share a target folder see whole files only.
 */
public final class StateFile {
  /** Changes with the form of the file. */
  private static final byte[] WORD = "PRCPARS7".getBytes(StandardCharsets.US_ASCII);

  private static final int PARTS = 8;
  private static final Bytes NOTHING = Bytes.of(new byte[0]);
  private static final int HEAD = 8 + 8 + 4 * PARTS;

  private StateFile() {}

  /** A file that is no state file, or not one that this build wrote. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a file.
   *
   * @throws UnusableException when it is damaged, foreign or cannot be read
   */
  public static SavedParse read(Path file) throws UnusableException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < HEAD || !Arrays.equals(bytes, 0, 8, WORD, 0, 8)) {
        throw new UnusableException("it is no file of this form", null);
      }
      ByteBuffer head = ByteBuffer.wrap(bytes, 8, HEAD - 8);
      if (head.getLong() != checksum(bytes, 16)) {
        throw new UnusableException("its checksum is wrong", null);
      }
      Bytes[] parts = new Bytes[PARTS];
      int at = HEAD;
      for (int i = 0; i < PARTS; i++) {
        int length = head.getInt();
        if (length < 0 || length > bytes.length - at) {
          throw new UnusableException("its parts are longer than the file", null);
        }
        parts[i] = Bytes.of(bytes, at, length);
        at += length;
      }
      return new SavedParse(
          ParseNotes.read(new ValueReader(parts[0])),
          parts[1].size() == 0 ? null : SavedArtifacts.kept(parts[1], parts[2]),
          parts[3],
          parts[4],
          parts[5],
          parts[6],
          parts[7]);
    } catch (IOException | RuntimeException e) {
      throw new UnusableException(String.valueOf(e), e);
    }
  }

  private static long checksum(byte[] bytes, int start) {
    CRC32 sum = new CRC32();
    sum.update(bytes, start, bytes.length - start);
    return sum.getValue();
  }

  /** Writes a file; leaves the earlier one alone when that fails. */
  public static void write(Path file, SavedParse parse) throws IOException {
    ValueWriter notes = new ValueWriter();
    parse.notes().write(notes);
    SavedArtifacts artifacts = parse.artifacts();
    List<Bytes> parts =
        List.of(
            notes.bytes(),
            artifacts == null ? NOTHING : artifacts.manifest(),
            artifacts == null ? NOTHING : artifacts.semanticManifest(),
            parse.table(),
            parse.form(),
            parse.places(),
            parse.skeleton(),
            parse.reads());
    ByteBuffer lengths = ByteBuffer.allocate(4 * PARTS);
    CRC32 sum = new CRC32();
    for (Bytes part : parts) {
      lengths.putInt(part.size());
    }
    sum.update(lengths.array());
    for (Bytes part : parts) {
      part.addTo(sum);
    }
    Path temporary =
        file.resolveSibling(
            file.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (OutputStream out = Files.newOutputStream(temporary)) {
        out.write(WORD);
        out.write(ByteBuffer.allocate(8).putLong(sum.getValue()).array());
        out.write(lengths.array());
        for (Bytes part : parts) {
          part.writeTo(out);
        }
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
