package dev.percolate.parser.internal.reuse;

import dev.percolate.project.Sha256;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** What stands for the content of an input. Nothing can be read out of it. */
public final class Fingerprint {
  private static final int BUFFER = 1 << 13;

  private Fingerprint() {}

  /** Gives the length of a file and its bytes to two checksums. */
  @FunctionalInterface
  public interface Reading {
    long sum(SourceFile file, byte[] buffer, Checksum one, Checksum other);
  }

  /**
   * The fingerprints of files: their lengths and two checksums. They only tell an edit from none,
   * where SHA-256 would be a good part of a parse that finds nothing changed.
   */
  public static List<String> ofFiles(List<SourceFile> files, Reading reading) {
    byte[] buffer = new byte[BUFFER];
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    List<String> found = new ArrayList<>(files.size());
    for (SourceFile file : files) {
      one.reset();
      other.reset();
      long length = reading.sum(file, buffer, one, other);
      found.add(text(one, other, length));
    }
    return found;
  }

  /** The fingerprint of bytes of the same kind. */
  public static String ofFile(byte[] bytes) {
    CRC32 one = new CRC32();
    one.update(bytes);
    CRC32C other = new CRC32C();
    other.update(bytes);
    return text(one, other, bytes.length);
  }

  private static String text(Checksum one, Checksum other, long length) {
    return Long.toHexString(one.getValue() << 32 | other.getValue()) + '.' + length;
  }

  /** The fingerprint of a text. */
  public static String of(String text) {
    return Sha256.hex(text);
  }

  /** Under which key the fingerprint of a file is kept: its kind and id. */
  public static String key(SourceFile file) {
    return file.kind() + " " + file.fileId();
  }

  /** The kind of file in a key. */
  public static SourceFile.Kind kind(String key) {
    return SourceFile.Kind.valueOf(key.substring(0, key.indexOf(' ')));
  }

  /** The file id in a key. */
  public static String fileId(String key) {
    return key.substring(key.indexOf(' ') + 1);
  }
}
