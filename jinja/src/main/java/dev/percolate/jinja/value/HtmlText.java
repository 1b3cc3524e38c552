package dev.percolate.jinja.value;

/** Turns HTML into plain text. */
public final class HtmlText {
  private HtmlText() {}

  /** Drops comments and tags, makes white space single spaces, and resolves references. */
  public static String stripTags(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int position = 0;
    int start;
    while ((start = text.indexOf('<', position)) >= 0) {
      boolean comment = text.startsWith("<!--", start);
      int end = comment ? text.indexOf("-->", start + 4) : text.indexOf('>', start);
      if (end < 0) {
        break;
      }
      kept.append(text, position, start);
      position = end + (comment ? 3 : 1);
    }
    kept.append(text, position, text.length());
    return unescape(collapse(kept.toString()));
  }

  private static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Strings.isSpace(point)) {
        gap = !out.isEmpty();
      } else {
        if (gap) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(point);
      }
    }
    return out.toString();
  }

  /** Resolves numeric references and the names of the characters that markup needs. */
  public static String unescape(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int position = 0;
    while (ampersand >= 0) {
      out.append(text, position, ampersand);
      position = reference(text, ampersand, out);
      ampersand = text.indexOf('&', position);
    }
    return out.append(text, position, text.length()).toString();
  }

  /** Appends what a reference at {@code start} stands for and gives the position behind it. */
  private static int reference(String text, int start, StringBuilder out) {
    if (start + 1 < text.length() && text.charAt(start + 1) == '#') {
      return number(text, start, out);
    }
    for (String[] known : NAMES) {
      if (text.startsWith(known[0], start + 1)) {
        out.append(known[1]);
        int end = start + 1 + known[0].length();
        return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
      }
    }
    out.append('&');
    return start + 1;
  }

  private static final String[][] NAMES = {
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"AMP", "&"},
    {"LT", "<"},
    {"GT", ">"},
    {"QUOT", "\""},
    {"apos;", "'"},
    {"nbsp", "\u00a0"},
    {"copy", "\u00a9"},
    {"reg", "\u00ae"},
  };

  private static int number(String text, int start, StringBuilder out) {
    boolean hex = text.startsWith("x", start + 2) || text.startsWith("X", start + 2);
    int digits = start + (hex ? 3 : 2);
    int end = digits;
    while (end < text.length() && Character.digit(text.charAt(end), hex ? 16 : 10) >= 0) {
      end++;
    }
    if (end == digits) {
      out.append('&');
      return start + 1;
    }
    int point = end - digits > 8 ? -1 : Integer.parseInt(text, digits, end, hex ? 16 : 10);
    boolean valid = Character.isValidCodePoint(point) && point != 0 && (point & 0xf800) != 0xd800;
    out.appendCodePoint(valid ? point : 0xfffd);
    return end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
  }
}
