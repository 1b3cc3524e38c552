package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;

/** A replacement such as {@code \1-\g<name>}, taken apart into texts and group numbers. */
final class RegexTemplate {
  private final String source;
  private final RegexPattern pattern;
  private final List<Object> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private RegexTemplate(String source, RegexPattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  static RegexTemplate parse(String source, RegexPattern pattern) {
    RegexTemplate template = new RegexTemplate(source, pattern);
    template.read();
    return template;
  }

  void append(StringBuilder out, RegexMatch match) {
    for (Object part : parts) {
      out.append(part instanceof Integer group ? match.text(group, "") : part);
    }
  }

  private PyException error(String message, int at) {
    return new PyException(
        PyException.Kind.REGEX_ERROR, message + " at position " + source.codePointCount(0, at));
  }

  private void read() {
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c != '\\') {
        literal.append(c);
        i++;
      } else if (i + 1 == source.length()) {
        throw error("bad escape (end of pattern)", i);
      } else {
        i = escape(i);
      }
    }
    parts.add(literal.toString());
  }

  private void group(int number, int at) {
    if (number > pattern.groups()) {
      throw error("invalid group reference " + number, at);
    }
    parts.add(literal.toString());
    literal.setLength(0);
    parts.add(number);
  }

  private int escape(int at) {
    char c = source.charAt(at + 1);
    if (c == 'g') {
      return named(at);
    }
    if (c >= '0' && c <= '9') {
      return digits(at, c);
    }
    int simple =
        switch (c) {
          case 'n' -> '\n';
          case 't' -> '\t';
          case 'r' -> '\r';
          case 'f' -> '\f';
          case 'v' -> 0x0b;
          case 'a' -> 7;
          case 'b' -> '\b';
          case '\\' -> '\\';
          default -> -1;
        };
    if (simple >= 0) {
      literal.append((char) simple);
    } else if (c < 128 && Character.isLetter(c)) {
      throw error("bad escape \\" + c, at);
    } else {
      literal.append('\\').append(c);
    }
    return at + 2;
  }

  private int digits(int at, char first) {
    int i = at + 1;
    boolean octal = first == '0' || RegexEscapes.isOctal(source, i, 3);
    if (octal) {
      int value = 0;
      int end = Math.min(source.length(), i + 3);
      while (i < end && source.charAt(i) >= '0' && source.charAt(i) <= '7') {
        value = value * 8 + source.charAt(i++) - '0';
      }
      literal.append((char) (value & 0xff));
      return i;
    }
    int end = i + 1;
    if (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
    }
    group(Integer.parseInt(source, i, end, 10), i);
    return end;
  }

  private int named(int at) {
    if (!source.startsWith("<", at + 2)) {
      throw error("missing <", at + 2);
    }
    int end = source.indexOf('>', at);
    if (end < 0) {
      throw error("missing >, unterminated name", at + 3);
    }
    String name = source.substring(at + 3, end);
    if (name.isEmpty()) {
      throw error("missing group name", at + 3);
    }
    if (Character.isDigit(name.charAt(0))) {
      group(Integer.parseInt(name), at + 3);
    } else if (pattern.names().containsKey(name)) {
      group(pattern.names().get(name), at + 3);
    } else {
      throw new PyException(PyException.Kind.INDEX_ERROR, "unknown group name " + Texts.repr(name));
    }
    return end + 1;
  }
}
