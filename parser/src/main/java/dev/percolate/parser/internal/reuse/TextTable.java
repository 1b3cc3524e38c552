package dev.percolate.parser.internal.reuse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Texts by number. A text is made when it is first asked for. Not for several threads. */
final class TextTable {
  private final byte[] bytes;
  private final ByteBuffer ends;
  private final @Nullable String[] made;

  private TextTable(byte[] bytes, int count) {
    this.bytes = bytes;
    this.ends = ByteBuffer.wrap(bytes);
    this.made = new @Nullable String[count];
  }

  /** The table in its written form. */
  static TextTable read(byte[] bytes) {
    return new TextTable(bytes, ByteBuffer.wrap(bytes).getInt());
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
      int from = number == 0 ? 4 + 4 * made.length : ends.getInt(4 * number);
      known = new String(bytes, from, ends.getInt(4 * number + 4) - from, StandardCharsets.UTF_8);
      made[number] = known;
    }
    return known;
  }
}
