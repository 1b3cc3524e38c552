package dev.percolate.jinja.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Iterator;
import java.util.Locale;
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

  static boolean has(String name) {
    return name.equals("decode") || name.equals("hex");
  }

  static @Nullable Object call(byte[] self, String name, Arguments args) {
    return switch (name) {
      case "decode" -> decode(self, args);
      case "hex" -> {
        Expect.none(args, "bytes.hex");
        StringBuilder out = new StringBuilder(self.length * 2);
        for (byte b : self) {
          StringRepr.appendHex(out, b & 0xff, 2);
        }
        yield out.toString();
      }
      default -> Missing.MISSING;
    };
  }

  /** {@code str.encode}. */
  static byte[] encode(String text, Arguments args) {
    Expect.named(args, "encode", 2, "encoding", "errors");
    Charset charset = charset(args.get(0, "encoding", "utf-8"));
    CodingErrorAction action = action(args.get(1, "errors", "strict"));
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onMalformedInput(action)
              .onUnmappableCharacter(action)
              .encode(CharBuffer.wrap(text));
      byte[] out = new byte[bytes.remaining()];
      bytes.get(out);
      return out;
    } catch (CharacterCodingException e) {
      throw cannotEncode(text, charset);
    }
  }

  private static PyException cannotEncode(String text, Charset charset) {
    boolean ascii = charset.equals(StandardCharsets.US_ASCII);
    int limit = ascii ? 128 : charset.equals(StandardCharsets.ISO_8859_1) ? 256 : 0x110000;
    int index = 0;
    while (index < text.length() && text.charAt(index) < limit) {
      index++;
    }
    StringBuilder shown = new StringBuilder();
    if (index < text.length()) {
      int point = text.codePointAt(index);
      int digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
      shown.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
      StringRepr.appendHex(shown, point, digits);
    }
    return new PyException(
        PyException.Kind.UNICODE_ERROR,
        "'"
            + (ascii ? "ascii" : "latin-1")
            + "' codec can't encode character '"
            + shown
            + "' in position "
            + text.codePointCount(0, index)
            + ": ordinal not in range("
            + limit
            + ")");
  }

  private static String decode(byte[] bytes, Arguments args) {
    Expect.named(args, "decode", 2, "encoding", "errors");
    Charset charset = charset(args.get(0, "encoding", "utf-8"));
    CodingErrorAction action = action(args.get(1, "errors", "strict"));
    try {
      return charset
          .newDecoder()
          .onMalformedInput(action)
          .onUnmappableCharacter(action)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new PyException(
          PyException.Kind.UNICODE_ERROR,
          "'" + charset.name().toLowerCase(Locale.ROOT) + "' codec can't decode bytes");
    }
  }

  private static Charset charset(@Nullable Object name) {
    String text = Texts.str(name).replace('_', '-');
    try {
      return Charset.forName(text.equalsIgnoreCase("latin-1") ? "iso-8859-1" : text);
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      throw new PyException(PyException.Kind.LOOKUP_ERROR, "unknown encoding: " + Texts.str(name));
    }
  }

  private static CodingErrorAction action(@Nullable Object errors) {
    return switch (Texts.str(errors)) {
      case "ignore" -> CodingErrorAction.IGNORE;
      case "replace" -> CodingErrorAction.REPLACE;
      default -> CodingErrorAction.REPORT;
    };
  }
}
