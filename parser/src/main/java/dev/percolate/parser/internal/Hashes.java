package dev.percolate.parser.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes as dbt writes them. */
public final class Hashes {
  private Hashes() {}

  /** Lower-case hexadecimal SHA-256 of the UTF-8 text. */
  public static String sha256(String text) {
    return hash("SHA-256", text);
  }

  /** Lower-case hexadecimal MD5 of the UTF-8 text. */
  public static String md5(String text) {
    return hash("MD5", text);
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }
}
