package dev.percolate.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/** Writes entries of a ustar archive. */
final class TarBytes {
  private static final int BLOCK = 512;

  private TarBytes() {}

  static void entry(OutputStream out, String name, char type, String target, byte[] contents)
      throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, String.format("%011o", contents.length));
    header[156] = (byte) type;
    put(header, 157, target);
    put(header, 257, "ustar\00000");
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.write(header);
    out.write(contents);
    out.write(new byte[(BLOCK - contents.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
