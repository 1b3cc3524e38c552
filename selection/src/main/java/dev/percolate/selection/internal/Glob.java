package dev.percolate.selection.internal;

/** Shell patterns as Python's fnmatch reads them, case-sensitive: {@code * ? [abc] [!a-z]}. */
public final class Glob {
  private Glob() {}

  /** Whether the text has any of the characters that make a pattern. */
  static boolean isPattern(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[' || c == ']') {
        return true;
      }
    }
    return false;
  }

  /** Whether the whole text matches. */
  public static boolean matches(String text, String pattern) {
    int t = 0;
    int p = 0;
    int starPattern = -1;
    int starText = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = p++;
        starText = t;
        continue;
      }
      int next = p < pattern.length() ? step(text.charAt(t), pattern, p) : -1;
      if (next >= 0) {
        p = next;
        t++;
      } else if (starPattern >= 0) {
        p = starPattern + 1;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on after matching one character, or -1. */
  private static int step(char c, String pattern, int p) {
    char expected = pattern.charAt(p);
    if (expected == '?') {
      return p + 1;
    }
    if (expected == '[') {
      int close = closing(pattern, p);
      if (close > 0) {
        return inSet(c, pattern, p + 1, close) ? close + 1 : -1;
      }
    }
    return expected == c ? p + 1 : -1;
  }

  /** The bracket that closes the set opened at {@code open}, or -1: then it is a plain bracket. */
  private static int closing(String pattern, int open) {
    int at = open + 1;
    if (at < pattern.length() && pattern.charAt(at) == '!') {
      at++;
    }
    // a bracket that stands first belongs to the set
    return pattern.indexOf(']', at + 1);
  }

  private static boolean inSet(char c, String pattern, int from, int to) {
    int at = from;
    boolean negated = pattern.charAt(at) == '!';
    if (negated) {
      at++;
    }
    boolean found = false;
    while (at < to) {
      char low = pattern.charAt(at);
      if (at + 2 < to && pattern.charAt(at + 1) == '-') {
        found |= low <= c && c <= pattern.charAt(at + 2);
        at += 3;
      } else {
        found |= low == c;
        at++;
      }
    }
    return found != negated;
  }
}
