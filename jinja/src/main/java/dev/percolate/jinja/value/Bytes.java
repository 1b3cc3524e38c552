package dev.percolate.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The little of Python's {@code bytes} that templates meet; the value is a {@code byte[]}. */
final class Bytes {
  private Bytes() {}

  static Iterator<@Nullable Object> iterate(byte[] bytes) {
    return new Iterator<>() {
      private int index;

      @Override
      public boolean hasNext() {
        return index < bytes.length;
      }

      @Override
      @SuppressWarnings("IteratorNextCanThrowNoSuchElement")
      public Object next() {
        return (long) (bytes[index++] & 0xff);
      }
    };
  }

  static void appendRepr(StringBuilder out, byte[] bytes) {
    boolean single = false;
    boolean twice = false;
    for (byte b : bytes) {
      single |= b == '\'';
      twice |= b == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    out.append('b').append(quote);
    for (byte b : bytes) {
      int c = b & 0xff;
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(quote);
          } else if (c < 32 || c > 126) {
            out.append("\\x")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            out.append((char) c);
          }
        }
      }
    }
    out.append(quote);
  }
}
