package dev.percolate.project;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * SHA-256 (FIPS 180-4). The JDK's own is reached through its security providers, and to set these
 * up costs more than all that a command on a kept parse has to digest.
 */
public final class Sha256 extends BlockDigest {
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private static final int[] ROUNDS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  private final int[] state = START.clone();
  private final int[] words = new int[BLOCK];

  private Sha256() {
    super(ByteOrder.BIG_ENDIAN);
  }

  /** The digest of a text's UTF-8 bytes, as lower-case hex. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest, as lower-case hex. */
  public static String hex(byte[] bytes) {
    return new Sha256().of(bytes);
  }

  @Override
  int[] state() {
    return state;
  }

  @Override
  void block(byte[] bytes, int from) {
    int[] w = words;
    for (int i = 0, at = from; i < 16; i++, at += 4) {
      w[i] =
          bytes[at] << 24
              | (bytes[at + 1] & 0xff) << 16
              | (bytes[at + 2] & 0xff) << 8
              | bytes[at + 3] & 0xff;
    }
    for (int i = 16; i < BLOCK; i++) {
      int near = w[i - 2];
      int far = w[i - 15];
      // rotations are written out: a call would be dear before it is compiled
      w[i] =
          ((near >>> 17 | near << 15) ^ (near >>> 19 | near << 13) ^ near >>> 10)
              + w[i - 7]
              + ((far >>> 7 | far << 25) ^ (far >>> 18 | far << 14) ^ far >>> 3)
              + w[i - 16];
    }
    rounds(w, state);
  }

  private static void rounds(int[] w, int[] state) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int i = 0; i < BLOCK; i++) {
      int one =
          h
              + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7))
              + (e & f ^ ~e & g)
              + ROUNDS[i]
              + w[i];
      int two =
          ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10))
              + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + one;
      d = c;
      c = b;
      b = a;
      a = one + two;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
