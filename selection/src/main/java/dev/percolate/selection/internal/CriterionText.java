package dev.percolate.selection.internal;

import dev.percolate.diagnostics.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a criterion as written: {@code @ 2+ method: value +3}.
 *
 * @param method the word with its dotted arguments, or null when none is written
 * @param parentsDepth digits, empty without a limit
 */
public record CriterionText(
    boolean childrensParents,
    boolean parents,
    String parentsDepth,
    @Nullable String method,
    String value,
    boolean children,
    String childrenDepth) {

  /** Cuts the text into its pieces. */
  public static CriterionText of(String text) {
    if (text.indexOf('\n') >= 0) {
      throw ProblemException.runtime("Invalid selector spec \"" + text + "\"");
    }
    int at = text.startsWith("@") ? 1 : 0;
    boolean childrensParents = at == 1;
    int digits = skipDigits(text, at);
    boolean parents = digits < text.length() && text.charAt(digits) == '+';
    String parentsDepth = parents ? text.substring(at, digits) : "";
    if (parents) {
      at = digits + 1;
    }
    int colon = endOfMethod(text, at);
    String method = colon > at ? text.substring(at, colon) : null;
    if (method != null) {
      at = colon + 1;
    }
    int plus = text.lastIndexOf('+');
    boolean children = plus >= at && skipDigits(text, plus + 1) == text.length();
    return new CriterionText(
        childrensParents,
        parents,
        parentsDepth,
        method,
        text.substring(at, children ? plus : text.length()),
        children,
        children ? text.substring(plus + 1) : "");
  }

  /** The place of the colon that ends a method starting at {@code from}, or -1. */
  private static int endOfMethod(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ':') {
        return at;
      }
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
        return -1;
      }
      at++;
    }
    return -1;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
