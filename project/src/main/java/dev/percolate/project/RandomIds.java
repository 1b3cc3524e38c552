package dev.percolate.project;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Random UUIDs, as of {@link UUID#randomUUID}, which sets up the JDK's security providers first: a
 * system with a random device gives the same bytes for nothing.
 */
public final class RandomIds {
  private static final File DEVICE = new File("/dev/urandom");

  private RandomIds() {}

  /** A new one, in its usual written form. */
  public static String next() {
    try (InputStream device = new FileInputStream(DEVICE)) {
      ByteBuffer random = ByteBuffer.wrap(device.readNBytes(2 * Long.BYTES));
      long high = random.getLong() & ~0xf000L | 0x4000L;
      long low = random.getLong() & ~(3L << 62) | 1L << 63;
      return new UUID(high, low).toString();
    } catch (IOException | RuntimeException e) {
      return UUID.randomUUID().toString();
    }
  }
}
