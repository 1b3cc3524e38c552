package dev.percolate.project;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** MD5 (RFC 1321), for the reason of {@link Sha256}. */
public final class Md5 {
  private static final int BLOCK = 64;
  private static final int LENGTH = 8;
  private static final int[] SHIFTS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  private static final int[] SINES = new int[BLOCK];

  static {
    for (int i = 0; i < BLOCK; i++) {
      SINES[i] = (int) (long) (Math.abs(StrictMath.sin(i + 1.0)) * (1L << 32));
    }
  }

  private int a = 0x67452301;
  private int b = 0xefcdab89;
  private int c = 0x98badcfe;
  private int d = 0x10325476;
  private final int[] words = new int[16];

  private Md5() {}

  /** The digest of a text's UTF-8 bytes, as lower-case hex. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest, as lower-case hex. */
  public static String hex(byte[] bytes) {
    Md5 digest = new Md5();
    int whole = bytes.length / BLOCK * BLOCK;
    for (int at = 0; at < whole; at += BLOCK) {
      digest.block(bytes, at);
    }
    int rest = bytes.length - whole;
    byte[] last = new byte[rest + 1 + LENGTH <= BLOCK ? BLOCK : 2 * BLOCK];
    System.arraycopy(bytes, whole, last, 0, rest);
    last[rest] = (byte) 0x80;
    put(last, last.length - LENGTH, bytes.length << 3);
    put(last, last.length - LENGTH / 2, bytes.length >>> 29);
    for (int at = 0; at < last.length; at += BLOCK) {
      digest.block(last, at);
    }
    byte[] sum = new byte[16];
    put(sum, 0, digest.a);
    put(sum, 4, digest.b);
    put(sum, 8, digest.c);
    put(sum, 12, digest.d);
    return HexFormat.of().formatHex(sum);
  }

  private static void put(byte[] bytes, int at, int word) {
    bytes[at] = (byte) word;
    bytes[at + 1] = (byte) (word >>> 8);
    bytes[at + 2] = (byte) (word >>> 16);
    bytes[at + 3] = (byte) (word >>> 24);
  }

  private void block(byte[] bytes, int from) {
    for (int i = 0, at = from; i < 16; i++, at += 4) {
      words[i] =
          bytes[at] & 0xff
              | (bytes[at + 1] & 0xff) << 8
              | (bytes[at + 2] & 0xff) << 16
              | bytes[at + 3] << 24;
    }
    int wasA = a;
    int wasB = b;
    int wasC = c;
    int wasD = d;
    for (int i = 0; i < BLOCK; i++) {
      step(i);
    }
    a += wasA;
    b += wasB;
    c += wasC;
    d += wasD;
  }

  private void step(int i) {
    int mixed;
    int word;
    if (i < 16) {
      mixed = b & c | ~b & d;
      word = i;
    } else if (i < 32) {
      mixed = d & b | ~d & c;
      word = 5 * i + 1 & 15;
    } else if (i < 48) {
      mixed = b ^ c ^ d;
      word = 3 * i + 5 & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = 7 * i & 15;
    }
    int sum = a + mixed + SINES[i] + words[word];
    int shift = SHIFTS[i >> 4 << 2 | i & 3];
    a = d;
    d = c;
    c = b;
    b += sum << shift | sum >>> 32 - shift;
  }
}
