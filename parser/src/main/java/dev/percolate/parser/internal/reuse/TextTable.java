package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Texts by number. A text is made when it is first asked for. Not for several threads. */
final class TextTable {
  private final ByteBuffer bytes;
  private final int start;
  private final @Nullable String[] made;

  private TextTable(ByteBuffer bytes) {
    this.bytes = bytes;
    this.start = bytes.position();
    this.made = new @Nullable String[bytes.getInt(start)];
  }

  /** The table in its written form. */
  static TextTable read(Bytes bytes) {
    return new TextTable(bytes.toBuffer());
  }

  /** The count, where each text ends, and the texts. */
  static byte[] form(Collection<String> texts) {
    byte[][] encoded = new byte[texts.size()][];
    int at = 0;
    int end = 4 + 4 * texts.size();
    ByteBuffer ends = ByteBuffer.allocate(end).putInt(texts.size());
    for (String text : texts) {
      encoded[at] = text.getBytes(StandardCharsets.UTF_8);
      end += encoded[at++].length;
      ends.putInt(end);
    }
    ByteBuffer all = ByteBuffer.allocate(end).put(ends.array());
    for (byte[] text : encoded) {
      all.put(text);
    }
    return all.array();
  }

  String get(int number) {
    String known = made[number];
    if (known == null) {
      int from = number == 0 ? 4 + 4 * made.length : end(number - 1);
      int length = end(number) - from;
      known = new String(bytes.array(), start + from, length, StandardCharsets.UTF_8);
      made[number] = known;
    }
    return known;
  }

  private int end(int number) {
    return bytes.getInt(start + 4 + 4 * number);
  }
}
