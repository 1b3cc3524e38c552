package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.List;

/** Splits a Python expression; a string literal becomes a quote followed by its value. */
final class PythonTokens {
  private static final String[] LONG = {"**", "//", "<=", ">=", "==", "!="};

  private PythonTokens() {}

  static List<String> of(String text) {
    List<String> out = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ' ') {
        i++;
      } else if (c == '\'' || c == '"') {
        i = string(text, i, false, out);
      } else if (c == 'r' && i + 1 < text.length() && "'\"".indexOf(text.charAt(i + 1)) >= 0) {
        i = string(text, i + 1, true, out);
      } else if (Character.isLetter(c) || c == '_') {
        int end = i;
        while (end < text.length()
            && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
          end++;
        }
        out.add(text.substring(i, end));
        i = end;
      } else if (Character.isDigit(c)) {
        i = number(text, i, out);
      } else {
        String token = String.valueOf(c);
        for (String operator : LONG) {
          token = text.startsWith(operator, i) ? operator : token;
        }
        out.add(token);
        i += token.length();
      }
    }
    return out;
  }

  private static int number(String text, int start, List<String> out) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean sign = (c == '-' || c == '+') && "eE".indexOf(text.charAt(i - 1)) >= 0;
      if (!Character.isDigit(c) && c != '.' && c != '_' && c != 'e' && c != 'E' && !sign) {
        break;
      }
      i++;
    }
    out.add(text.substring(start, i));
    return i;
  }

  private static int string(String text, int start, boolean raw, List<String> out) {
    char quote = text.charAt(start);
    StringBuilder value = new StringBuilder("\"");
    int i = start + 1;
    while (text.charAt(i) != quote) {
      char c = text.charAt(i++);
      if (c != '\\') {
        value.append(c);
      } else if (raw) {
        value.append(c).append(text.charAt(i++));
      } else {
        i = escape(text, i, value);
      }
    }
    out.add(value.toString());
    return i + 1;
  }

  private static int escape(String text, int at, StringBuilder value) {
    char c = text.charAt(at);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      value.appendCodePoint(Integer.parseInt(text, at + 1, at + 1 + digits, 16));
      return at + 1 + digits;
    }
    value.append(
        switch (c) {
          case 'n' -> "\n";
          case 't' -> "\t";
          case 'r' -> "\r";
          case 'b' -> "\b";
          case 'f' -> "\f";
          case 'v' -> "\u000b";
          case '0' -> "\0";
          case '\\', '\'', '"' -> String.valueOf(c);
          default -> "\\" + c;
        });
    return at + 1;
  }
}
