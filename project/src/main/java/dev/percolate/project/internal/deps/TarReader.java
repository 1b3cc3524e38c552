package dev.percolate.project.internal.deps;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a tar archive in order: ustar, with the long names of GNU and POSIX. */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 1 << 20;

  private final InputStream in;
  private long rest;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** What an entry is. */
  enum Type {
    FILE,
    FOLDER,
    SYMLINK,
    HARD_LINK,
    /** A device or pipe. */
    SPECIAL
  }

  /**
   * One entry.
   *
   * @param target of a link, else empty
   * @param isExecutable whether the owner may run it
   */
  record Entry(String name, Type type, String target, boolean isExecutable, long size) {}

  /** The next entry, or null at the end. Contents not read are skipped. */
  @Nullable Entry next() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    while (true) {
      in.skipNBytes(rest + padding);
      rest = 0;
      padding = 0;
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || isZero(header)) {
        return null;
      }
      if (header.length < BLOCK) {
        throw new EOFException("unexpected end of data");
      }
      checkSum(header);
      char type = (char) header[156];
      long size = number(header, 124, 12);
      switch (type) {
        case 'L' -> attributes.put("path", text(size));
        case 'K' -> attributes.put("linkpath", text(size));
        case 'x', 'X' -> readAttributes(size, attributes);
        case 'g' -> contents(size);
        default -> {
          return entry(header, type, size, attributes);
        }
      }
    }
  }

  private Entry entry(byte[] header, char letter, long size, Map<String, String> attributes)
      throws IOException {
    String name = attributes.get("path");
    if (name == null) {
      name = field(header, 0, 100);
      String prefix = field(header, 345, 155);
      boolean isUstar = field(header, 257, 6).equals("ustar");
      name = isUstar && !prefix.isEmpty() ? prefix + "/" + name : name;
    }
    String target = attributes.getOrDefault("linkpath", field(header, 157, 100));
    String length = attributes.get("size");
    Type type =
        switch (letter) {
          case '0', '\0', '7' -> name.endsWith("/") ? Type.FOLDER : Type.FILE;
          case '1' -> Type.HARD_LINK;
          case '2' -> Type.SYMLINK;
          case '5' -> Type.FOLDER;
          case '3', '4', '6' -> Type.SPECIAL;
          default -> Type.FILE;
        };
    boolean hasContents = type == Type.FILE;
    begin(hasContents ? (length == null ? size : decimal(length)) : 0);
    boolean isExecutable = (number(header, 100, 8) & 0100) != 0;
    return new Entry(name, type, target, isExecutable, rest);
  }

  /** The contents of the entry given last. */
  InputStream contents() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (rest == 0) {
          return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, rest));
        if (count < 0) {
          throw new EOFException("unexpected end of data");
        }
        rest -= count;
        return count;
      }
    };
  }

  private void begin(long size) {
    rest = size;
    padding = (BLOCK - size % BLOCK) % BLOCK;
  }

  private byte[] contents(long size) throws IOException {
    if (size > LONGEST_NAME) {
      throw new IOException("bad tar header: a name of " + size + " bytes");
    }
    begin(size);
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("unexpected end of data");
    }
    rest = 0;
    return bytes;
  }

  private String text(long size) throws IOException {
    byte[] bytes = contents(size);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  /** Reads {@code length key=value} lines, the length counting the whole line. */
  private void readAttributes(long size, Map<String, String> into) throws IOException {
    byte[] bytes = contents(size);
    int at = 0;
    while (at < bytes.length && bytes[at] != 0) {
      int blank = at;
      int length = 0;
      while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && length < size) {
        length = length * 10 + bytes[blank++] - '0';
      }
      int end = at + length;
      if (blank >= bytes.length || bytes[blank] != ' ' || end <= blank + 1 || end > bytes.length) {
        throw new IOException("invalid header");
      }
      String line = new String(bytes, blank + 1, end - blank - 2, UTF_8);
      int equals = line.indexOf('=');
      if (equals > 0) {
        into.put(line.substring(0, equals), line.substring(equals + 1));
      }
      at = end;
    }
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static void checkSum(byte[] header) throws IOException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(header, 148, 8)) {
      throw new IOException("bad checksum");
    }
  }

  private static long number(byte[] header, int from, int length) throws IOException {
    if ((header[from] & 0x80) != 0) {
      long value = header[from] & 0x7f;
      for (int i = from + 1; i < from + length; i++) {
        if (value >>> 55 != 0) {
          throw new IOException("invalid header");
        }
        value = value << 8 | header[i] & 0xff;
      }
      return value;
    }
    long value = 0;
    for (int i = from; i < from + length; i++) {
      int c = header[i];
      if (c >= '0' && c <= '7') {
        value = value * 8 + c - '0';
      } else if (c != ' ' && c != 0) {
        throw new IOException("invalid header");
      }
    }
    return value;
  }

  private static long decimal(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("invalid header", e);
    }
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    String text = new String(header, from, end - from, UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(header, from, end - from, ISO_8859_1);
  }
}
