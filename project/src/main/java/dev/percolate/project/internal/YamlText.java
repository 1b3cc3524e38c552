package dev.percolate.project.internal;

/**
 * Which styles PyYAML allows for a scalar outside of flow collections.
 *
 * @param isMultiline whether it holds a line break
 * @param isPlainAllowed whether it can stand without quotes
 * @param isSingleQuotedAllowed whether single quotes are enough
 */
record YamlText(boolean isMultiline, boolean isPlainAllowed, boolean isSingleQuotedAllowed) {
  private static final String BREAKS = "\n\u0085\u2028\u2029";
  private static final String SPACES = "\0 \t\r\n\u0085\u2028\u2029";

  static boolean isMultiline(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isBreak(char c) {
    return BREAKS.indexOf(c) >= 0;
  }

  static YamlText analyze(String text) {
    if (text.isEmpty()) {
      return new YamlText(false, true, true);
    }
    boolean hasIndicator = text.startsWith("---") || text.startsWith("...");
    boolean hasBreak = false;
    boolean isSpecial = false;
    boolean isBreakSpace = false;
    boolean isSpaceBreak = false;
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      boolean isBeforeSpace = i == last || SPACES.indexOf(text.charAt(i + 1)) >= 0;
      boolean isAfterSpace = i == 0 || SPACES.indexOf(text.charAt(i - 1)) >= 0;
      hasIndicator |= isIndicator(c, i == 0, isAfterSpace, isBeforeSpace);
      isSpecial |= c != '\n' && (c < 0x20 || c > 0x7e);
      boolean isBreak = isBreak(c);
      hasBreak |= isBreak;
      isBreakSpace |= c == ' ' && i > 0 && isBreak(text.charAt(i - 1));
      isSpaceBreak |= isBreak && i > 0 && text.charAt(i - 1) == ' ';
    }
    boolean isPadded = isEdge(text.charAt(0)) || isEdge(text.charAt(last));
    boolean isSingle = !isBreakSpace && !isSpaceBreak && !isSpecial;
    return new YamlText(hasBreak, isSingle && !isPadded && !hasBreak && !hasIndicator, isSingle);
  }

  private static boolean isEdge(char c) {
    return c == ' ' || isBreak(c);
  }

  private static boolean isIndicator(
      char c, boolean isFirst, boolean isAfterSpace, boolean isBeforeSpace) {
    if (isFirst) {
      return "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0
          || ((c == '?' || c == ':' || c == '-') && isBeforeSpace);
    }
    return (c == ':' && isBeforeSpace) || (c == '#' && isAfterSpace);
  }
}
