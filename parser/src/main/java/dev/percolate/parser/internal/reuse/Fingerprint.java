package dev.percolate.parser.internal.reuse;

import dev.percolate.diagnostics.BugException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for the content of an input. Nothing can be read out of it. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of a text, as lower-case hex. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The fingerprint of bytes, as lower-case hex. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new BugException("this Java has no SHA-256", e);
    }
  }
}
