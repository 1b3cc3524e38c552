package dev.percolate.manifest;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Checksum;

/**
 * Bytes that lie in pieces of arrays and files, so that a long text with a few changed places is
 * made without copying it. Arrays and files must not be changed afterwards. Where a method does not
 * say {@link IOException}, a file that cannot be read is an {@link UncheckedIOException}.
 */
public final class Bytes {
  /** What is read at once of a file. */
  private static final int CHUNK = 1 << 16;

  private final List<Piece> pieces;
  private final int size;

  /** Where a piece lies. */
  private sealed interface Store {
    void each(int from, int length, Taker taker) throws IOException;
  }

  /** Takes some bytes of an array. */
  @FunctionalInterface
  private interface Taker {
    void take(byte[] array, int from, int length) throws IOException;
  }

  private record ArrayStore(byte[] array) implements Store {
    @Override
    public void each(int from, int length, Taker taker) throws IOException {
      taker.take(array, from, length);
    }
  }

  private record FileStore(FileChannel file) implements Store {
    @Override
    public void each(int from, int length, Taker taker) throws IOException {
      ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHUNK, length));
      for (int at = from; at < from + length; at += chunk.position()) {
        chunk.clear().limit(Math.min(chunk.capacity(), from + length - at));
        if (file.read(chunk, at) <= 0) {
          throw new EOFException("a file has become shorter");
        }
        taker.take(chunk.array(), 0, chunk.position());
      }
    }
  }

  private record Piece(Store store, int from, int length) {
    void each(Taker taker) throws IOException {
      store.each(from, length, taker);
    }
  }

  /**
   * A place to be replaced.
   *
   * @param from the first byte
   * @param to the byte behind the last
   */
  public record Edit(int from, int to, Bytes replacement) {
    public Edit(int from, int to, byte[] replacement) {
      this(from, to, of(replacement));
    }
  }

  private Bytes(List<Piece> pieces) {
    this.pieces = pieces;
    int length = 0;
    for (Piece piece : pieces) {
      length += piece.length;
    }
    this.size = length;
  }

  /** A whole array. */
  public static Bytes of(byte[] array) {
    return of(array, 0, array.length);
  }

  /** A part of an array. */
  public static Bytes of(byte[] array, int from, int length) {
    return of(new ArrayStore(array), from, length);
  }

  /** A part of a file, which is read when it is asked for. */
  public static Bytes of(FileChannel file, int from, int length) {
    return of(new FileStore(file), from, length);
  }

  private static Bytes of(Store store, int from, int length) {
    return new Bytes(length == 0 ? List.of() : List.of(new Piece(store, from, length)));
  }

  /** Parts one after the other. */
  public static Bytes of(List<Bytes> parts) {
    List<Piece> pieces = new ArrayList<>();
    parts.forEach(part -> pieces.addAll(part.pieces));
    return new Bytes(pieces);
  }

  public int size() {
    return size;
  }

  /** The same bytes with some places replaced. */
  public Bytes with(List<Edit> sorted) {
    List<Piece> edited = new ArrayList<>();
    int at = 0;
    for (Edit edit : sorted) {
      add(edited, at, edit.from);
      edited.addAll(edit.replacement.pieces);
      at = edit.to;
    }
    add(edited, at, size);
    return new Bytes(edited);
  }

  /** Some of the bytes, not copied. */
  public Bytes part(int from, int to) {
    List<Piece> wanted = new ArrayList<>(1);
    add(wanted, from, to);
    return new Bytes(wanted);
  }

  /** A copy of all bytes. */
  public byte[] slice() {
    return slice(0, size);
  }

  /** A copy of some of the bytes. */
  public byte[] slice(int from, int to) {
    List<Piece> wanted = new ArrayList<>(1);
    add(wanted, from, to);
    ByteBuffer copy = ByteBuffer.allocate(to - from);
    each(wanted, copy::put);
    return copy.array();
  }

  private static void each(List<Piece> pieces, Taker taker) {
    try {
      for (Piece piece : pieces) {
        piece.each(taker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(List<Piece> target, int from, int to) {
    int start = 0;
    for (Piece piece : pieces) {
      int first = Math.max(from, start);
      int last = Math.min(to, start + piece.length);
      if (first < last) {
        target.add(new Piece(piece.store, piece.from + first - start, last - first));
      }
      start += piece.length;
    }
  }

  /** The bytes in one array, which holds others too; not to be changed. */
  public ByteBuffer toBuffer() {
    return pieces.size() == 1 && pieces.getFirst().store instanceof ArrayStore(byte[] array)
        ? ByteBuffer.wrap(array, pieces.getFirst().from, size)
        : ByteBuffer.wrap(slice());
  }

  /** Hands all bytes to a checksum. */
  public void addTo(Checksum sum) {
    each(pieces, sum::update);
  }

  /** Writes all bytes. */
  public void writeTo(OutputStream out) throws IOException {
    for (Piece piece : pieces) {
      piece.each(out::write);
    }
  }
}
