package dev.percolate.parser.internal.reuse;

import dev.percolate.project.Sha256;
import dev.percolate.project.SourceFile;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** What stands for the content of an input. Nothing can be read out of it. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The fingerprint of a file: its length and two checksums. It only tells an edit from none, where
   * SHA-256 would be a good part of a parse that finds nothing changed.
   */
  public static String ofFile(byte[] bytes) {
    CRC32 one = new CRC32();
    one.update(bytes);
    CRC32C other = new CRC32C();
    other.update(bytes);
    return Long.toHexString(one.getValue() << 32 | other.getValue()) + '.' + bytes.length;
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
