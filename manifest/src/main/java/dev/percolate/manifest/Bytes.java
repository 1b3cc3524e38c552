package dev.percolate.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Checksum;

/**
 * Bytes that lie in pieces of arrays, so that a long text with a few changed places is made without
 * copying it. The arrays must not be changed afterwards.
 */
public final class Bytes {
  private final List<Piece> pieces;
  private final int size;

  private record Piece(byte[] array, int from, int length) {}

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
    return new Bytes(length == 0 ? List.of() : List.of(new Piece(array, from, length)));
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
    byte[] copy = new byte[to - from];
    int at = 0;
    for (Piece piece : wanted) {
      System.arraycopy(piece.array, piece.from, copy, at, piece.length);
      at += piece.length;
    }
    return copy;
  }

  private void add(List<Piece> target, int from, int to) {
    int start = 0;
    for (Piece piece : pieces) {
      int first = Math.max(from, start);
      int last = Math.min(to, start + piece.length);
      if (first < last) {
        target.add(new Piece(piece.array, piece.from + first - start, last - first));
      }
      start += piece.length;
    }
  }

  /** The bytes in one array, which holds others too; not to be changed. */
  public ByteBuffer toBuffer() {
    Piece whole = pieces.size() == 1 ? pieces.getFirst() : new Piece(slice(0, size), 0, size);
    return ByteBuffer.wrap(whole.array, whole.from, whole.length);
  }

  /** Hands all bytes to a checksum. */
  public void addTo(Checksum sum) {
    for (Piece piece : pieces) {
      sum.update(piece.array, piece.from, piece.length);
    }
  }

  /** Writes all bytes. */
  public void writeTo(OutputStream out) throws IOException {
    for (Piece piece : pieces) {
      out.write(piece.array, piece.from, piece.length);
    }
  }
}
