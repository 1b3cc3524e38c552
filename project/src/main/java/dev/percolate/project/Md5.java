package dev.percolate.project;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** MD5 (RFC 1321), for the reason of {@link Sha256}. */
public final class Md5 extends BlockDigest {
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

  private Md5() {
    super(ByteOrder.LITTLE_ENDIAN);
  }

  /** The digest of a text's UTF-8 bytes, as lower-case hex. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest, as lower-case hex. */
  public static String hex(byte[] bytes) {
    return new Md5().of(bytes);
  }

  @Override
  int[] state() {
    return new int[] {a, b, c, d};
  }

  @Override
  void block(byte[] bytes, int from) {
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
