package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.parser.SavedArtifacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file in the target folder that holds a {@link SavedParse}: a word, the lengths of its parts,
 * these, and a checksum of all that. It is written under a name of its own and then moved, so that
 * invocations that share a target folder see whole files only.
 */
public final class StateFile {
  /** Changes with the form of the file. */
  private static final long WORD =
      ByteBuffer.wrap("PRCPARS8".getBytes(StandardCharsets.US_ASCII)).getLong();

  private static final int PARTS = 8;
  private static final Bytes NOTHING = Bytes.of(new byte[0]);
  private static final int HEAD = Long.BYTES + Integer.BYTES * PARTS;

  /** The part that is summed and copied only, and so large that it stays in the file. */
  private static final int TEXT = 1;

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
      // it stays open for the text until nothing refers to that any more
      Bytes[] parts = parts(FileChannel.open(file));
      return new SavedParse(
          ParseNotes.read(new ValueReader(parts[0])),
          parts[TEXT].size() == 0 ? null : SavedArtifacts.kept(parts[TEXT], parts[2]),
          parts[3],
          parts[4],
          parts[5],
          parts[6],
          parts[7]);
    } catch (IOException | RuntimeException e) {
      throw new UnusableException(String.valueOf(e), e);
    }
  }

  private static Bytes[] parts(FileChannel file) throws IOException, UnusableException {
    if (file.size() < HEAD) {
      throw new UnusableException("it is no file of this form", null);
    }
    ByteBuffer head = ByteBuffer.wrap(Bytes.of(file, 0, HEAD).slice());
    if (head.getLong() != WORD) {
      throw new UnusableException("it is no file of this form", null);
    }
    CRC32 sum = new CRC32();
    sum.update(head.array());
    Bytes[] parts = new Bytes[PARTS];
    int at = HEAD;
    for (int i = 0; i < PARTS; i++) {
      int length = head.getInt();
      if (length < 0 || length > file.size() - Long.BYTES - at) {
        throw new UnusableException("its parts are longer than the file", null);
      }
      Bytes part = Bytes.of(file, at, length);
      parts[i] = i == TEXT ? part : Bytes.of(part.slice());
      parts[i].addTo(sum);
      at += length;
    }
    int end = (int) file.size() - Long.BYTES;
    if (Bytes.of(file, end, Long.BYTES).toBuffer().getLong() != sum.getValue()) {
      throw new UnusableException("its checksum is wrong", null);
    }
    return parts;
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
    ByteBuffer head = ByteBuffer.allocate(HEAD).putLong(WORD);
    for (Bytes part : parts) {
      head.putInt(part.size());
    }
    Path temporary =
        file.resolveSibling(
            file.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (OutputStream out = Files.newOutputStream(temporary)) {
        CheckedOutputStream summed = new CheckedOutputStream(out, new CRC32());
        summed.write(head.array());
        for (Bytes part : parts) {
          part.writeTo(summed);
        }
        long sum = summed.getChecksum().getValue();
        out.write(ByteBuffer.allocate(Long.BYTES).putLong(sum).array());
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
