package dev.percolate.project.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** White space as Python's {@code str} methods see it. */
public final class PythonSpace {
  private PythonSpace() {}

  /** Whether {@code str.isspace} holds for a character. */
  public static boolean isSpace(char c) {
    if (c <= 32) {
      return c == 32 || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
    }
    return c >= 0x85
        && (c == 0x85
            || c == 0xa0
            || c == 0x1680
            || (c >= 0x2000 && c <= 0x200a)
            || c == 0x2028
            || c == 0x2029
            || c == 0x202f
            || c == 0x205f
            || c == 0x3000);
  }

  /** {@code str.strip()}. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return from == 0 && to == text.length() ? text : text.substring(from, to);
  }

  /** The UTF-8 bytes of {@link #collapse}. */
  public static byte[] collapsed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != text.length()) {
      return collapse(text).getBytes(StandardCharsets.UTF_8);
    }
    int length = 0;
    boolean isBetween = false;
    for (byte b : bytes) {
      if (b <= ' ' && isSpace((char) b)) {
        isBetween = length > 0;
        continue;
      }
      if (isBetween) {
        bytes[length++] = ' ';
        isBetween = false;
      }
      bytes[length++] = b;
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** {@code " ".join(text.split())}: runs of white space become one blank. */
  public static String collapse(String text) {
    int end = text.length();
    StringBuilder out = new StringBuilder(end);
    int at = 0;
    while (true) {
      while (at < end && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == end) {
        return out.toString();
      }
      int start = at;
      while (at < end && !isSpace(text.charAt(at))) {
        at++;
      }
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(text, start, at);
    }
  }
}
