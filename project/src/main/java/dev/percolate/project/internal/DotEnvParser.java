package dev.percolate.project.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** The format of .env files as python-dotenv reads it. */
public final class DotEnvParser {
  private final String text;
  private int at;

  private DotEnvParser(String text) {
    this.text = text;
  }

  /** The bindings of a file, {@code ${X}} and {@code ${X:-default}} filled in. */
  public static Map<String, String> parse(String text, Map<String, String> env) {
    Map<String, String> found = new LinkedHashMap<>();
    DotEnvParser parser = new DotEnvParser(text);
    while (parser.at < text.length()) {
      parser.binding(found, env);
    }
    return found;
  }

  private void binding(Map<String, String> found, Map<String, String> env) {
    skip(" \t\r\n");
    int start = at;
    if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
      at += 6;
      skip(" \t");
    }
    if (at >= text.length() || text.charAt(at) == '#') {
      endLine();
      return;
    }
    String key = key();
    skip(" \t");
    if (key.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
      at = Math.max(at, start);
      endLine();
      return;
    }
    at++;
    skip(" \t");
    String value = value();
    if (value != null && isAtEnd()) {
      found.put(key, expand(value, found, env));
    }
    endLine();
  }

  private String key() {
    if (text.charAt(at) == '\'') {
      int end = text.indexOf('\'', at + 1);
      if (end < 0) {
        return "";
      }
      String key = text.substring(at + 1, end);
      at = end + 1;
      return key;
    }
    int start = at;
    while (at < text.length() && " \t\r\n=#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private @org.jspecify.annotations.Nullable String value() {
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return quoted(text.charAt(at));
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      if (text.charAt(at) == '#' && at > start && isBlank(text.charAt(at - 1))) {
        break;
      }
      at++;
    }
    return text.substring(start, at).stripTrailing();
  }

  private @org.jspecify.annotations.Nullable String quoted(char quote) {
    StringBuilder out = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        return out.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(quote == '"' ? escaped(next) : singly(next));
      } else {
        out.append(c);
      }
    }
    return null;
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'a' -> "\007";
      case 'v' -> "\013";
      case '\\', '\'', '"' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private static String singly(char c) {
    return c == '\\' || c == '\'' ? String.valueOf(c) : "\\" + c;
  }

  // The real environment wins over earlier lines of the file.
  private static String expand(String value, Map<String, String> found, Map<String, String> env) {
    int open = value.indexOf("${");
    if (open < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (open >= 0) {
      int close = value.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String name = value.substring(open + 2, close);
      String fallback = "";
      int dash = name.indexOf(":-");
      if (dash >= 0) {
        fallback = name.substring(dash + 2);
        name = name.substring(0, dash);
      }
      String known = env.containsKey(name) ? env.get(name) : found.get(name);
      out.append(value, from, open).append(known == null ? fallback : known);
      from = close + 1;
      open = value.indexOf("${", from);
    }
    return out.append(value, from, value.length()).toString();
  }

  /** Whether nothing but a comment follows on the line. */
  private boolean isAtEnd() {
    skip(" \t");
    return at >= text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
  }

  private void skip(String characters) {
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void endLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
