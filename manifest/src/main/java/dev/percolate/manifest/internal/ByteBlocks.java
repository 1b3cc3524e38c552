package dev.percolate.manifest.internal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers what is written in large pieces; nothing is copied again while it grows. */
public final class ByteBlocks extends OutputStream {
  private final List<byte[]> blocks = new ArrayList<>();
  private int length;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    blocks.add(Arrays.copyOfRange(bytes, offset, offset + count));
    length += count;
  }

  /** Everything behind the first bytes. */
  public byte[] from(int skipped) {
    byte[] all = new byte[length - skipped];
    int at = -skipped;
    for (byte[] block : blocks) {
      int cut = Math.max(0, -at);
      if (cut < block.length) {
        System.arraycopy(block, cut, all, at + cut, block.length - cut);
      }
      at += block.length;
    }
    return all;
  }
}
