package dev.percolate.project;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * What MD5 and SHA-256 share: blocks of 64 bytes, the last of which end with the length in bits.
 */
abstract class BlockDigest {
  static final int BLOCK = 64;

  private final ByteOrder order;

  BlockDigest(ByteOrder order) {
    this.order = order;
  }

  /** Takes the block that begins at this place. */
  abstract void block(byte[] bytes, int from);

  /** The words of the digest. */
  abstract int[] state();

  /** The digest of all these bytes, as lower-case hex. */
  final String of(byte[] bytes) {
    int whole = bytes.length / BLOCK * BLOCK;
    blocks(bytes, whole);
    int rest = bytes.length - whole;
    byte[] last = new byte[rest + 1 + Long.BYTES <= BLOCK ? BLOCK : 2 * BLOCK];
    System.arraycopy(bytes, whole, last, 0, rest);
    last[rest] = (byte) 0x80;
    ByteBuffer.wrap(last).order(order).putLong(last.length - Long.BYTES, bytes.length * 8L);
    blocks(last, last.length);
    int[] state = state();
    ByteBuffer sum = ByteBuffer.allocate(state.length * Integer.BYTES).order(order);
    for (int word : state) {
      sum.putInt(word);
    }
    return HexFormat.of().formatHex(sum.array());
  }

  private void blocks(byte[] bytes, int end) {
    for (int at = 0; at < end; at += BLOCK) {
      block(bytes, at);
    }
  }
}
