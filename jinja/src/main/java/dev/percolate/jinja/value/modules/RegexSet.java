package dev.percolate.jinja.value.modules;

import org.jspecify.annotations.Nullable;

/** Translates a character set such as {@code [^a-z[\d]}. */
final class RegexSet {
  private final RegexTranslator translator;
  private final String source;
  private final StringBuilder out;

  RegexSet(RegexTranslator translator, String source, StringBuilder out) {
    this.translator = translator;
    this.source = source;
    this.out = out;
  }

  void translate() {
    int start = translator.position();
    int i = start + 1;
    out.append('[');
    if (source.startsWith("^", i)) {
      out.append('^');
      i++;
    }
    boolean first = true;
    while (true) {
      if (i >= source.length()) {
        throw translator.error("unterminated character set", start);
      }
      if (source.charAt(i) == ']' && !first) {
        out.append(']');
        translator.moveTo(i + 1);
        return;
      }
      first = false;
      i = item(i, start);
    }
  }

  private int item(int at, int start) {
    translator.moveTo(at);
    String category = category(at);
    int low = category == null ? character(start) : -1;
    if (category != null) {
      translator.moveTo(at + 2);
      out.append(category);
    }
    int i = translator.position();
    boolean range =
        source.startsWith("-", i) && i + 1 < source.length() && source.charAt(i + 1) != ']';
    if (!range) {
      if (category == null) {
        literal(low);
      }
      return i;
    }
    translator.moveTo(i + 1);
    int high = category(i + 1) == null ? character(start) : -1;
    if (low < 0 || high < 0 || high < low) {
      int end = high < 0 ? i + 3 : translator.position();
      throw translator.error("bad character range " + source.substring(at, end), at);
    }
    literal(low);
    out.append('-');
    literal(high);
    return translator.position();
  }

  private @Nullable String category(int at) {
    if (source.charAt(at) != '\\' || at + 1 >= source.length()) {
      return null;
    }
    return RegexFlags.category(source.charAt(at + 1), translator.isAscii());
  }

  private int character(int start) {
    int at = translator.position();
    int point = source.codePointAt(at);
    if (point != '\\') {
      translator.moveTo(at + Character.charCount(point));
      return point;
    }
    if (at + 1 >= source.length()) {
      throw translator.error("unterminated character set", start);
    }
    if (source.charAt(at + 1) == 'b') {
      translator.moveTo(at + 2);
      return '\b';
    }
    return RegexEscapes.read(translator, source);
  }

  private void literal(int point) {
    if (point < 128 && !Character.isLetterOrDigit(point)) {
      if (point > ' ') {
        out.append('\\').append((char) point);
      } else {
        out.append("\\x").append(Character.forDigit(point >> 4, 16));
        out.append(Character.forDigit(point & 15, 16));
      }
    } else {
      out.appendCodePoint(point);
    }
  }
}
