package dev.percolate.project.internal;

/** The low half of PyYAML's emitter: columns, indents and the three ways to write a scalar. */
final class YamlSink {
  private static final int WIDTH = 80;

  /** The current indent; -1 before the first collection. */
  int indent = -1;

  /** Whether only indentation was written on this line so far. */
  boolean indention = true;

  private final StringBuilder out = new StringBuilder();
  private int column;
  private boolean whitespace = true;

  String text() {
    return out.toString();
  }

  void indicator(String text, boolean needsSpace, boolean isSpace, boolean keepsIndention) {
    if (needsSpace && !whitespace) {
      append(" ");
    }
    append(text);
    whitespace = isSpace;
    indention = indention && keepsIndention;
  }

  /** Starts a line at the current indent unless already there. */
  void newLine() {
    int wanted = Math.max(indent, 0);
    if (!indention || column > wanted || (column == wanted && !whitespace)) {
      lineBreak();
    }
    if (column < wanted) {
      whitespace = true;
      append(" ".repeat(wanted - column));
    }
  }

  private void lineBreak() {
    out.append('\n');
    column = 0;
    whitespace = true;
    indention = true;
  }

  private void append(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  void plain(String text, boolean canSplit) {
    if (text.isEmpty()) {
      return;
    }
    if (!whitespace) {
      append(" ");
    }
    whitespace = false;
    indention = false;
    int start = 0;
    for (int end = 0; end <= text.length(); ) {
      int next = end;
      if (end < text.length() && text.charAt(end) == ' ') {
        while (next < text.length() && text.charAt(next) == ' ') {
          next++;
        }
        if (end + 1 == next && column > WIDTH && canSplit) {
          newLine();
          whitespace = false;
          indention = false;
        } else {
          append(text.substring(end, next));
        }
        start = next;
      } else {
        while (next < text.length() && text.charAt(next) != ' ') {
          next++;
        }
        append(text.substring(start, next));
        start = next;
      }
      end = next == end ? end + 1 : next;
      if (next == text.length()) {
        return;
      }
    }
  }

  void singleQuoted(String text, boolean canSplit) {
    indicator("'", true, false, false);
    int at = 0;
    while (at < text.length()) {
      int start = at;
      char c = text.charAt(at);
      if (c == ' ') {
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
        boolean isInside = start != 0 && at != text.length();
        if (start + 1 == at && column > WIDTH && canSplit && isInside) {
          newLine();
        } else {
          append(text.substring(start, at));
        }
      } else if (YamlText.isBreak(c)) {
        while (at < text.length() && YamlText.isBreak(text.charAt(at))) {
          at++;
        }
        if (c == '\n') {
          lineBreak();
        }
        for (int i = start; i < at; i++) {
          lineBreak();
        }
        newLine();
      } else {
        while (at < text.length() && text.charAt(at) != ' ' && !YamlText.isBreak(text.charAt(at))) {
          at++;
        }
        append(text.substring(start, at).replace("'", "''"));
      }
    }
    indicator("'", false, false, false);
  }

  void doubleQuoted(String text, boolean canSplit) {
    indicator("\"", true, false, false);
    int[] points = text.codePoints().toArray();
    int start = 0;
    for (int end = 0; end <= points.length; end++) {
      int c = end < points.length ? points[end] : -1;
      if (c < 0 || c == '"' || c == '\\' || c < 0x20 || c > 0x7e) {
        append(new String(points, start, Math.max(0, end - start)));
        start = Math.max(start, end);
        if (c >= 0) {
          append(escape(c));
          start = end + 1;
        }
      }
      boolean isInside = end > 0 && end < points.length - 1;
      if (isInside && (c == ' ' || start >= end) && column + (end - start) > WIDTH && canSplit) {
        append((start < end ? new String(points, start, end - start) : "") + "\\");
        start = Math.max(start, end);
        newLine();
        whitespace = false;
        indention = false;
        if (points[start] == ' ') {
          append("\\");
        }
      }
    }
    indicator("\"", false, false, false);
  }

  private static String escape(int c) {
    return switch (c) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case 9 -> "\\t";
      case 10 -> "\\n";
      case 11 -> "\\v";
      case 12 -> "\\f";
      case 13 -> "\\r";
      case 0x1b -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0xa0 -> "\\_";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default ->
          c <= 0xff ? "\\x" + hex(c, 2) : c <= 0xffff ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
    };
  }

  private static String hex(int value, int digits) {
    String text = Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
    return "0".repeat(digits - text.length()) + text;
  }
}
