package dev.percolate.parser.internal.reuse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The file in the target folder that holds a {@link SavedParse}: a word, a checksum of all that
 * follows, the lengths of four parts, and these. It is written under a name of its own and then
 * moved, so that invocations that share a target folder see whole files only.
 */
public final class StateFile {
  /** Changes with the form of the file. */
  private static final byte[] WORD = "PRCPARS1".getBytes(StandardCharsets.US_ASCII);

  private static final int PARTS = 4;
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
      byte[][] parts = new byte[PARTS][];
      int at = HEAD;
      for (int i = 0; i < PARTS; i++) {
        int length = head.getInt();
        parts[i] = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
      }
      return new SavedParse(
          ParseNotes.read(new ValueReader(parts[0], 0)),
          parts[1].length == 0 ? null : parts[1],
          parts[2].length == 0 ? null : parts[2],
          parts[3]);
    } catch (IOException | RuntimeException e) {
      throw new UnusableException(String.valueOf(e), e);
    }
  }

  private static long checksum(byte[] bytes, int start) {
    CRC32 sum = new CRC32();
    sum.update(bytes, start, bytes.length - start);
    return sum.getValue();
  }

  private static byte[] orNone(byte @Nullable [] text) {
    return text == null ? new byte[0] : text;
  }

  /** Writes a file; leaves the earlier one alone when that fails. */
  public static void write(Path file, SavedParse parse) throws IOException {
    ValueWriter notes = new ValueWriter();
    parse.notes().write(notes);
    byte[][] parts = {
      notes.toBytes(), orNone(parse.manifestText()), orNone(parse.semanticText()), parse.manifest()
    };
    ByteBuffer lengths = ByteBuffer.allocate(4 * PARTS);
    CRC32 sum = new CRC32();
    for (byte[] part : parts) {
      lengths.putInt(part.length);
    }
    sum.update(lengths.array());
    for (byte[] part : parts) {
      sum.update(part);
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
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
