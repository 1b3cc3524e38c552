package dev.percolate.manifest.internal;

import dev.percolate.manifest.Bytes;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers what is written in large pieces; nothing is copied again while it grows. */
public final class ByteBlocks extends OutputStream {
  private final List<byte[]> blocks = new ArrayList<>();

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    blocks.add(Arrays.copyOfRange(bytes, offset, offset + count));
  }

  /** Everything behind the first bytes. */
  public Bytes from(int skipped) {
    List<Bytes> parts = new ArrayList<>();
    int rest = skipped;
    for (byte[] block : blocks) {
      int cut = Math.min(rest, block.length);
      parts.add(Bytes.of(block, cut, block.length - cut));
      rest -= cut;
    }
    return Bytes.of(parts);
  }
}
